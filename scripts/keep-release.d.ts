/** See keep-release.js, which needs no TypeScript because it runs before there is any. */
export function keepRelease(folder: string, build: () => void): void;
