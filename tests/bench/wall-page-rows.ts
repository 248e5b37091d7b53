import type { How, Measured } from './parts.ts';
import { rowOf } from './row.ts';
import { measureWallPage } from './wall-page.ts';

/** The wall's page: how soon it is true, what it weighs, what it costs. */
export async function wallPage({ quick }: How): Promise<Measured> {
	const plan = quick ? { loads: 2, pairs: 1, seconds: 5 } : { loads: 9, pairs: 3, seconds: 20 };
	const result = await measureWallPage(plan);
	const { wall, bare, firstPicture, bytes } = result;
	const rows = [
		rowOf({ name: 'wall, first true picture', unit: 'ms', atMost: 2_500, ours: firstPicture }),
		rowOf({
			name: 'wall, bytes of a first visit',
			unit: 'KiB compressed',
			atMost: 600,
			ours: bytes.map((one) => one / 1_024)
		}),
		rowOf({
			name: 'wall at 1 Hz, frames',
			unit: '/s',
			atLeast: 0.9,
			ours: wall.fps,
			floor: bare.fps
		}),
		rowOf({ name: 'wall at 1 Hz, frames, limit', unit: '/s', atLeast: 45, ours: wall.fps }),
		rowOf({ name: 'wall at 1 Hz, browser', unit: 'cores', ours: wall.cores, floor: bare.cores }),
		rowOf({ name: 'wall at 1 Hz, browser, limit', unit: 'cores', atMost: 0.5, ours: wall.cores })
	];
	return { rows, raw: result };
}
