import { Type } from 'typebox';
import { Attested, factors } from '#shared/wire/passkeys.ts';
import { mostPasskeys } from '../access/passkeys.ts';
import type { TypedApp } from '../app-types.ts';
import { PersonShape, ProofShape } from './person-shape.ts';
import { proofLimit, provenPerson } from './prove.ts';
import { sendCode } from './reply.ts';
import { signInLimit } from './session.ts';

const Listed = Type.Object({
	key: Type.String(),
	name: Type.String(),
	addedAt: Type.String(),
	usedAt: Type.Optional(Type.String())
});
/** What WebAuthn has a browser asked with: passed on as the library made it. */
const Options = Type.Object({}, { additionalProperties: true });

/** Passkeys: asked for at the sign-in by anybody, made and taken away by whose they are. */
export function passkeyRoutes(app: TypedApp): void {
	const { passkeys } = app.access;

	app.post(
		'/api/passkeys/challenge',
		{
			config: signInLimit,
			schema: { summary: 'What a browser needs to use a passkey', response: { 200: Options } }
		},
		async (request, reply) => {
			const party = app.relyingParty(request);
			return party ? passkeys.challenge(party) : sendCode(reply, 'NO_PASSKEYS_HERE');
		}
	);

	app.get(
		'/api/passkeys',
		{ schema: { summary: 'My passkeys', response: { 200: Type.Array(Listed) } } },
		async ({ person }, reply) =>
			person ? passkeys.list(person.id) : sendCode(reply, 'NOT_SIGNED_IN')
	);

	makeRoutes(app);
	removeRoute(app);
	factorRoute(app);
}

/** Whatever changes how somebody signs in needs the proof that it is them, not only a session. */
function makeRoutes(app: TypedApp): void {
	const { passkeys, audit } = app.access;

	app.post(
		'/api/passkeys/offer',
		{
			config: proofLimit,
			schema: {
				summary: 'What a browser needs to make a passkey',
				body: Type.Object({ proof: ProofShape }, { additionalProperties: false }),
				response: { 200: Options }
			}
		},
		async (request, reply) => {
			const party = app.relyingParty(request);
			if (!party) return sendCode(reply, 'NO_PASSKEYS_HERE');
			// Before one is made: what a browser keeps and the room does not know would be asked for in vain.
			const person = await provenPerson(app, { request, reply, proof: request.body.proof });
			if (!person) return reply;
			const held = await passkeys.list(person.id);
			if (held.length >= mostPasskeys) return sendCode(reply, 'TOO_LARGE');
			return passkeys.offer(party, person);
		}
	);

	app.post(
		'/api/passkeys',
		{
			config: proofLimit,
			schema: {
				summary: 'Keep a passkey that was made for an offer',
				body: Type.Object(
					{ name: Type.String({ minLength: 1, maxLength: 40 }), response: Attested },
					{ additionalProperties: false }
				),
				response: { 201: Type.Array(Listed) }
			}
		},
		async (request, reply) => {
			const { person, body } = request;
			const party = app.relyingParty(request);
			if (!person) return sendCode(reply, 'NOT_SIGNED_IN');
			if (!party) return sendCode(reply, 'NO_PASSKEYS_HERE');
			await audit.write({ actor: person.id, act: 'passkey_added', subject: person.id });
			const added = await passkeys.add(party, person.id, body);
			if (!added) return sendCode(reply, 'WRONG_SIGN_IN');
			return reply.code(201).send(await passkeys.list(person.id));
		}
	);
}

function removeRoute(app: TypedApp): void {
	const { passkeys, people, audit } = app.access;

	app.post(
		'/api/passkeys/:key/remove',
		{
			config: proofLimit,
			schema: {
				summary: 'Take one of my passkeys away; without any, the password alone opens again',
				params: Type.Object({ key: Type.String({ pattern: '^[0-9a-f]{16}$' }) }),
				body: Type.Object({ proof: ProofShape }, { additionalProperties: false }),
				response: { 200: Type.Array(Listed) }
			}
		},
		async (request, reply) => {
			const { body, params } = request;
			const person = await provenPerson(app, { request, reply, proof: body.proof });
			if (!person) return reply;
			await audit.write({ actor: person.id, act: 'passkey_removed', subject: person.id });
			const left = await passkeys.remove(person.id, params.key);
			if (left === undefined) return sendCode(reply, 'NOT_FOUND');
			if (left === 0) await people.change(person.id, { factor: 'either' });
			return passkeys.list(person.id);
		}
	);
}

function factorRoute(app: TypedApp): void {
	const { passkeys, people, audit } = app.access;

	app.put(
		'/api/factor',
		{
			config: proofLimit,
			schema: {
				summary: 'Say what my sign-in needs: either of the two, a passkey, or both',
				body: Type.Object(
					{ proof: ProofShape, factor: Type.Enum(factors) },
					{ additionalProperties: false }
				),
				response: { 200: PersonShape }
			}
		},
		async (request, reply) => {
			const { body } = request;
			const person = await provenPerson(app, { request, reply, proof: body.proof });
			if (!person) return reply;
			// Nobody locks themselves out with a passkey that they do not have.
			const held = await passkeys.list(person.id);
			if (held.length === 0) return sendCode(reply, 'NEEDS_PASSKEY');
			const what = body.factor;
			await audit.write({ actor: person.id, act: 'factor_set', subject: person.id, what });
			return people.change(person.id, { factor: body.factor });
		}
	);
}
