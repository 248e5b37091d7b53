import { hourMs, minuteMs, toInstant } from '#shared/kernel/clock.ts';
import type { Payload } from '#shared/wire/commands.ts';
import type { Give } from './step.ts';

/** So often somebody says again that homes are without: what nobody says is not known any more. */
export const outagesEveryMs = 4 * hourMs;

/** A company and a resident say what homes are without. */
export async function tellOfOutages(give: Give, nowMs: number): Promise<void> {
	const at = (ms: number) => toInstant(nowMs + ms);
	const said: Payload<'outage.note'>[] = [
		{
			what: 'power',
			communityArea: 29,
			source: 'company',
			meters: 240,
			since: at(-40 * minuteMs),
			restoredBy: at(3 * hourMs)
		},
		{ what: 'internet', communityArea: 68, source: 'resident' }
	];
	for (const one of said) await give('desk', 'outage.note', { ...one, drill: true });
}

/** One that was told and is over. */
export async function tellOfOneThatIsBack(give: Give): Promise<void> {
	const said = { what: 'power', communityArea: 26, source: 'partner', meters: 60 } as const;
	const id = await give('desk', 'outage.note', { ...said, drill: true });
	if (id) await give('desk', 'outage.end', { id, version: 1 });
}
