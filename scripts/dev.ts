/** Server, pages with reload, drill data: `npm run dev`. The server starts again when its code changes. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const pages = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'dev'], {
	cwd: join(root, 'web'),
	stdio: 'inherit'
});
const watched = ['server', 'shared'].flatMap((folder) => ['--watch-path', join(root, folder)]);
const room = spawn(process.execPath, [...watched, join(root, 'scripts/demo.ts')], {
	cwd: root,
	stdio: 'inherit'
});

function stop(): void {
	pages.kill('SIGTERM');
	room.kill('SIGTERM');
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
room.once('exit', () => pages.kill('SIGTERM'));
