import type { FastifyReply, FastifyRequest } from 'fastify';
import { judge, type Proof } from '../access/proof.ts';
import type { Person } from '../access/people.ts';
import type { TypedApp } from '../app-types.ts';
import { sendCode, sendVerdict } from './reply.ts';
import { attemptOf } from './session.ts';

/** Whatever needs a proof can be guessed at. */
export const proofLimit = { rateLimit: { max: 10, timeWindow: '1 minute' } };

/**
 * Whoever is signed in, when what they bring shows that it is really them: an open session at an empty desk is not
 * enough to change how somebody signs in. Otherwise the refusal is on its way, and there is nobody.
 */
export async function provenPerson(
	app: TypedApp,
	{ request, reply, proof }: { request: FastifyRequest; reply: FastifyReply; proof: Proof }
): Promise<Person | undefined> {
	const { person } = request;
	if (!person) {
		sendCode(reply, 'NOT_SIGNED_IN');
		return undefined;
	}
	const party = app.relyingParty(request);
	const attempt = attemptOf(request, person.id);
	const verdict = await judge(app.access, person, { ...proof, party, attempt });
	if (verdict === 'proved') return person;
	if (verdict === 'wrong') {
		const about = { subject: person.id, what: 'proof' };
		await app.access.refusals.write({ actor: person.id, act: 'sign_in_refused', ...about });
	}
	sendVerdict(reply, verdict);
	return undefined;
}
