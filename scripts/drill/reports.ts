import { hourMs, toInstant } from '#shared/kernel/clock.ts';
import type { Give } from './step.ts';

/** A situation report is signed every so often, at the turn of the shifts. */
export const reportEveryMs = 8 * hourMs;

const planned = [
	'Two lights crews stay out until midnight. The mobile clinic moves to Pulaski and Ogden at six.',
	'Outreach meets at the fieldhouse at seven. The lot on Trumbull is cleared tomorrow morning.',
	'Canvass of the 1500 block of S Pulaski with the alderman’s office at ten.'
];
const asks = [
	'Whether the warming center on Madison stays open past ten.',
	'Who covers Englewood on Saturday night: nobody is planned.',
	'Whether a second van can be had for the weekend.'
];

/** One shift’s report: begun, written on and signed. */
export async function signReport(give: Give, nowMs: number): Promise<void> {
	const at = Math.floor(nowMs / reportEveryMs) % planned.length;
	const id = await give('manager', 'report.begin', { language: 'en', drill: true });
	if (!id) return;
	const words = {
		planned: planned[at]!,
		asks: asks[at]!,
		nextAt: toInstant(nowMs + reportEveryMs)
	};
	await give('manager', 'report.write', { id, version: 1, ...words });
	await give('manager', 'report.sign', { id, version: 2 });
}
