/**
 * Pages that are open go on asking for the files that they were built with: those of one release stay for the next.
 * Plain JavaScript, because scripts/prepare.js uses it.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files named by their content; which of them are the newest release's own is written beside them. */
const named = ['_app', 'immutable'];
const list = '.release.json';

/**
 * Builds, and puts back what only the release before had.
 *
 * @param {string} folder where the built pages are
 * @param {() => void} build empties the folder and fills it
 */
export function keepRelease(folder, build) {
	const before = namesIn(folder).map((name) => [name, readFileSync(join(folder, ...named, name))]);
	build();
	const own = allIn(folder);
	writeFileSync(join(folder, list), JSON.stringify(own));
	for (const [name, bytes] of before) {
		if (own.includes(name)) continue;
		const path = join(folder, ...named, name);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, bytes);
	}
}

/** The newest release's own files, without those that were kept for pages of the one before. */
function namesIn(folder) {
	const path = join(folder, list);
	const all = allIn(folder);
	if (!existsSync(path)) return all;
	return JSON.parse(readFileSync(path, 'utf8')).filter((name) => all.includes(name));
}

function allIn(folder) {
	const path = join(folder, ...named);
	if (!existsSync(path)) return [];
	return readdirSync(path, { recursive: true })
		.map(String)
		.filter((name) => statSync(join(path, name)).isFile());
}
