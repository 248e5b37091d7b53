import { Type } from 'typebox';
import { toInstant } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/ids.ts';
import { levelOf } from '#shared/rules/visibility.ts';
import { isGuessable } from '../access/passwords.ts';
import type { Person } from '../access/people.ts';
import type { TypedApp } from '../app-types.ts';
import { NewPassword, PersonShape, scope } from './person-shape.ts';
import { sendCode } from './reply.ts';

const { name, role, agencyId, deskIds, communities, expiresAt } = scope;
const NewPerson = Type.Object(
	{
		signInName: Type.String({ minLength: 3, maxLength: 40 }),
		name,
		role,
		deskIds,
		agencyId: Type.Optional(agencyId),
		communities: Type.Optional(communities),
		expiresAt: Type.Optional(expiresAt),
		/** Without one they come in by a link. */
		password: Type.Optional(NewPassword)
	},
	{ additionalProperties: false }
);
const orNone = <S extends Parameters<typeof Type.Optional>[0]>(schema: S) =>
	Type.Optional(Type.Union([schema, Type.Null()]));
const Changes = Type.Object(
	{
		name: Type.Optional(name),
		role: Type.Optional(role),
		deskIds: Type.Optional(deskIds),
		agencyId: orNone(agencyId),
		communities: Type.Optional(communities),
		expiresAt: orNone(expiresAt),
		disabled: Type.Optional(Type.Boolean())
	},
	{ additionalProperties: false, minProperties: 1 }
);
const Invitation = Type.Object({ link: Type.String(), until: Type.String() });
const Params = Type.Object({ id: Type.String({ maxLength: 60 }) });

/** Accounts, for administrators. */
export function peopleRoutes(app: TypedApp): void {
	const { people, audit } = app.access;

	app.get(
		'/api/people',
		{
			schema: { summary: 'Everybody who can sign in', response: { 200: Type.Array(PersonShape) } }
		},
		async () => people.all()
	);

	app.post(
		'/api/people',
		{
			schema: {
				summary: 'Add somebody; without a password, with a link by which they come in',
				body: NewPerson,
				response: { 201: Type.Intersect([PersonShape, Type.Partial(Invitation)]) }
			}
		},
		async (request, reply) => {
			const { password, ...account } = request.body;
			const own = [account.name, account.signInName];
			if (password !== undefined && isGuessable(password, own)) {
				return sendCode(reply, 'WEAK_PASSWORD');
			}
			if (await people.findByName(account.signInName)) return sendCode(reply, 'TAKEN');
			const id = newId('person');
			const what = account.role;
			await audit.write({ ...by(request.person), act: 'person_added', subject: id, what });
			const added = await people.add({ ...account, id }, password);
			if (!added) return sendCode(reply, 'TAKEN');
			const invitation = password === undefined ? await people.makeLink(added.id) : {};
			return reply.code(201).send({ ...added, ...invitation });
		}
	);

	changeRoutes(app);
}

/** Organisations by name, for whoever may know that they exist. */
export function agencyRoutes(app: TypedApp): void {
	const Named = Type.Object({ id: Type.String(), name: Type.String() });

	app.get(
		'/api/agencies',
		{ schema: { summary: 'Organisations of the room', response: { 200: Type.Array(Named) } } },
		async ({ person }) => {
			const { board } = app.follower;
			const seen = [...board.all('agency')].filter(
				(agency) => person && levelOf(person, agency, board) !== 'nothing'
			);
			return seen
				.map(({ id, name }) => ({ id, name }))
				.toSorted((a, b) => a.name.localeCompare(b.name));
		}
	);
}

function changeRoutes(app: TypedApp): void {
	const { people, sessions, audit } = app.access;

	app.patch(
		'/api/people/:id',
		{
			schema: {
				summary: 'Change what an account may, or switch it off: its sessions end on every process',
				params: Params,
				body: Changes,
				response: { 200: PersonShape }
			}
		},
		async (request, reply) => {
			const { id } = request.params;
			const before = await people.find(id);
			if (!before) return sendCode(reply, 'NOT_FOUND');
			// Nobody shuts themselves out, and so one administrator always remains.
			if (id === request.person?.id) return sendCode(reply, 'NOT_ALLOWED');
			const { disabled, ...fields } = request.body;
			const act = disabled === true ? 'person_disabled' : 'person_changed';
			const what = Object.keys(request.body).join(' ');
			await audit.write({ ...by(request.person), act, subject: id, what });
			try {
				return await people.change(id, {
					...withoutNulls(fields),
					...switched(disabled, before, toInstant(app.clock.now()))
				});
			} finally {
				// What they may see is decided when they come in.
				await sessions.endAll(id);
			}
		}
	);

	app.post(
		'/api/people/:id/link',
		{
			schema: {
				summary: 'A one-time link by which somebody chooses a password',
				params: Params,
				response: { 200: Invitation }
			}
		},
		async (request, reply) => {
			const person = await people.findActive(request.params.id);
			if (!person) return sendCode(reply, 'NOT_FOUND');
			// Their organisation signs them in: there is no password here to choose.
			if (person.provided) return sendCode(reply, 'NOT_ALLOWED');
			const about = { subject: person.id, what: 'link' };
			await audit.write({ ...by(request.person), act: 'person_changed', ...about });
			return people.makeLink(person.id);
		}
	);
}

const by = (person: Person | null) => ({ actor: person?.id ?? 'nobody' });

/** `null` takes a field away. */
function withoutNulls(fields: object): Partial<Person> {
	const given = Object.entries(fields).map(([key, value]) => [key, value ?? undefined]);
	return Object.fromEntries(given) as Partial<Person>;
}

function switched(disabled: boolean | undefined, before: Person, now: string): Partial<Person> {
	if (disabled === undefined) return {};
	return { disabledAt: disabled ? (before.disabledAt ?? now) : undefined } as Partial<Person>;
}
