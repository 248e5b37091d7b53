/** Writes what the scripts' client knows of the interface, from the room's own description: `npm run client`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../server-process.ts';
import { clientPath, clientOf } from './client-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'cscc-client-'));
const settings = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' };
const server = await ServerProcess.start(settings);
try {
	const response = await fetch(`${server.address}/api/openapi.json`);
	writeFileSync(clientPath, await clientOf((await response.json()) as object));
} finally {
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
}
