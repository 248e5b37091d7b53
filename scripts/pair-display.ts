import { referenceProfile } from '#shared/rules/wall-scale.ts';
import { must, roomClient } from './client/room-client.ts';

const profile = { ...referenceProfile };

/**
 * Pairs a screen as people do: it asks for a code, a manager types it, it comes back for its session. Answers
 * with the cookie that the screen is given.
 */
export async function pairDisplay(
	address: string,
	manager: string,
	about: { name: string; site: string }
): Promise<string> {
	const screen = roomClient(address);
	const { code, secret } = must('A code', await screen.POST('/api/pairings')).data;
	const body = { code, profile, ...about };
	must('The screen', await roomClient(address, manager).POST('/api/displays', { body }));
	const claim = { body: { code, secret } };
	return must('The session of the screen', await screen.POST('/api/pairings/claim', claim)).cookie;
}
