import { Type, type Static } from 'typebox';
import { AreaNumber } from './fields.ts';

/** Rings of one polygon in degrees, WGS 84, as `[longitude, latitude]`: within an hour's drive of Chicago. */
const Position = Type.Tuple([
	Type.Number({ minimum: -89, maximum: -87 }),
	Type.Number({ minimum: 41, maximum: 43 })
]);
const Ring = Type.Array(Position, { minItems: 4, maxItems: 2_000 });
const PolygonRings = Type.Array(Ring, { minItems: 1, maxItems: 20 });

/** Official outlines of community areas, which a room draws instead of its own approximate ones. */
export const Boundaries = Type.Object(
	{
		areas: Type.Array(
			Type.Object(
				{
					number: AreaNumber,
					polygons: Type.Array(PolygonRings, { minItems: 1, maxItems: 20 })
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
