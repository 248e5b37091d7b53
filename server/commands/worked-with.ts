import { refuse, refuseField, type Refusal } from '#shared/kernel/result.ts';
import type { Reading } from './decide.ts';

/** Why nothing is given to an organisation: nobody knows it, or the room does not work with it now. `field`: where it was named. */
export function notWorkedWith(
	board: Reading,
	agencyId: string,
	field = '/agencyId'
): Refusal | undefined {
	const agency = board.get('agency', agencyId);
	if (!agency) return refuse('NOT_FOUND');
	return agency.state === 'active' ? undefined : refuseField(field, 'worked_with');
}
