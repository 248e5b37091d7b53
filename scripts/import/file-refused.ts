/** A file that is not one of the known exports, or that was cut off: refused whole, and nothing is written. */
export class FileRefused extends Error {}
