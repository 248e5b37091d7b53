/**
 * Drives a seeded, believable day against a running room, through the same door as people:
 *
 *   npm run simulate -- [--address …] [--seed 7] [--intensity 3] [--speed 10]
 *
 * The people of the drill must have accounts there (the demo enters them); their password is read from
 * DRILL_PASSWORD. Everything it makes is marked DRILL.
 */
import { parseArgs } from 'node:util';
import { Drill } from './drill/drill.ts';

const { values } = parseArgs({
	options: {
		address: { type: 'string', default: 'http://127.0.0.1:8080' },
		seed: { type: 'string', default: '7' },
		intensity: { type: 'string', default: '3' },
		speed: { type: 'string', default: '10' }
	}
});
const password = process.env['DRILL_PASSWORD'];
if (!password) {
	process.stderr.write('Set DRILL_PASSWORD to the password of the drill accounts.\n');
	process.exit(1);
}
const drill = new Drill({
	address: values.address,
	password,
	seed: Number(values.seed),
	intensity: Number(values.intensity),
	speed: Number(values.speed)
});
process.on('SIGINT', () => {
	drill.stop();
	process.stdout.write(`${drill.given} commands given.\n`);
	process.exit(0);
});
await drill.start();
process.stdout.write('The day runs. Ctrl-C ends it.\n');
await drill.run();
