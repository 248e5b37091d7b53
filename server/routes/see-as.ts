import { Type } from 'typebox';
import { kinds } from '#shared/model/records.ts';
import { desks, roles } from '#shared/model/terms.ts';
import { sampleOwners, seeAs } from '../access/see-as.ts';
import type { TypedApp } from '../app-types.ts';
import { scope } from './person-shape.ts';

const Count = Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]);
const Seen = Type.Object({
	feeds: Type.Array(Type.String()),
	commands: Type.Array(Type.String()),
	counts: Type.Array(
		Type.Object({ kind: Type.Enum(kinds), whole: Count, outline: Count, nothing: Count })
	),
	samples: Type.Array(
		Type.Object({
			owner: Type.Enum(sampleOwners),
			kind: Type.Enum(kinds),
			level: Type.Enum(['nothing', 'outline', 'whole']),
			fields: Type.Record(Type.String(), Type.Unknown())
		})
	)
});
const Asked = Type.Object(
	{
		role: Type.Enum(roles),
		agencyId: Type.Optional(scope.agencyId),
		deskIds: Type.Array(Type.Enum(desks), { maxItems: desks.length }),
		communities: Type.Array(Type.Integer({ minimum: 1, maximum: 77 }), { maxItems: 77 })
	},
	{ additionalProperties: false }
);

/** What an account would see, before it is given to somebody. */
export function seeAsRoutes(app: TypedApp): void {
	app.post(
		'/api/see-as',
		{
			schema: {
				summary: 'What somebody with this role and scope receives, on records made up for it',
				body: Asked,
				response: { 200: Seen }
			}
		},
		async ({ body, person }) => {
			const actor = person?.id ?? 'nobody';
			const { role, agencyId = '', deskIds, communities } = body;
			const what = [role, agencyId, ...deskIds, ...communities].join(' ').slice(0, 400);
			await app.access.audit.write({ actor, act: 'seen_as', what });
			return seeAs(body, app.follower.board);
		}
	);
}
