import { Type } from 'typebox';
import { Id } from '#shared/model/fields.ts';
import { desks, roles } from '#shared/model/terms.ts';
import { passwordLength } from '../access/passwords.ts';
import type { TypedApp } from '../app-types.ts';
import { sendCode } from './reply.ts';
import { PersonShape } from './session.ts';

const NewPerson = Type.Object(
	{
		signInName: Type.String({ minLength: 3, maxLength: 40 }),
		name: Type.String({ minLength: 2, maxLength: 60 }),
		role: Type.Enum(roles),
		agencyId: Type.Optional(Id),
		deskIds: Type.Array(Type.Enum(desks), { maxItems: desks.length }),
		password: Type.String({ minLength: passwordLength.min, maxLength: passwordLength.max })
	},
	{ additionalProperties: false }
);

/** Accounts, for administrators. */
export function peopleRoutes(app: TypedApp): void {
	const { people } = app.access;

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
			schema: { summary: 'Add somebody', body: NewPerson, response: { 201: PersonShape } }
		},
		async (request, reply) => {
			const { password, ...person } = request.body;
			const added = await people.add(person, password);
			return added ? reply.code(201).send(added) : sendCode(reply, 'TAKEN');
		}
	);
}
