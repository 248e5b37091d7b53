import { Type, type Static } from 'typebox';
import { AreaNumber } from './fields.ts';

/** Rings of one polygon in degrees, WGS 84, as `[longitude, latitude]`: within an hour's drive of Chicago. */
const Position = Type.Tuple([
	Type.Number({ minimum: -89, maximum: -87 }),
	Type.Number({ minimum: 41, maximum: 43 })
]);
const Ring = Type.Array(Position, { minItems: 4, maxItems: 2_000 });
const PolygonRings = Type.Array(Ring, { minItems: 1, maxItems: 20 });
const Polygons = Type.Array(PolygonRings, { minItems: 1, maxItems: 20 });

/** Official outlines of community areas, which a room draws instead of its own approximate ones. */
export const Boundaries = Type.Object(
	{
		areas: Type.Array(
			Type.Object(
				{
					number: AreaNumber,
					polygons: Polygons
				},
				{ additionalProperties: false }
			),
			// All of them: a map of some would show others without a shape.
			{ minItems: 77, maxItems: 77 }
		)
	},
	{ additionalProperties: false }
);
export type Boundaries = Static<typeof Boundaries>;

/** Parts of the city that others have drawn, and that a place in focus can be; how each is called. */
export const partNames = { beat: '^\\d{4}$', block_group: '^17031\\d{7}$' } as const;
export type PartType = keyof typeof partNames;
export const partTypes = Object.keys(partNames) as PartType[];

export const PartOutline = Type.Object(
	{
		name: Type.String({ maxLength: 12, examples: ['1011'] }),
		polygons: Polygons
	},
	{ additionalProperties: false }
);
export type PartOutline = Static<typeof PartOutline>;

/** Outlines of all parts of one kind; Cook County has some four thousand block groups. */
export const PartOutlines = Type.Object(
	{ parts: Type.Array(PartOutline, { minItems: 1, maxItems: 6_000 }) },
	{ additionalProperties: false }
);
export type PartOutlines = Static<typeof PartOutlines>;
