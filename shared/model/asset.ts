import { Type } from 'typebox';
import { Id, defineRecord, open, operational, optional, type RecordOf } from './fields.ts';
import { assetTypes, outOfServiceReasons } from './terms.ts';

/** An asset moves only along the table in rules/asset-moves.ts. */
export const assetStates = ['available', 'assigned', 'out_of_service'] as const;
export type AssetState = (typeof assetStates)[number];

/** Something that can be lent to a team: a vehicle, a room, a mobile clinic, water. */
export const assetKind = defineRecord('asset', {
	state: open(Type.Enum(assetStates)),
	type: open(Type.Enum(assetTypes)),
	name: operational(Type.String({ minLength: 2, maxLength: 60 })),
	agencyId: operational(optional(Id)),
	/** Where it is while it is assigned. */
	deploymentId: operational(optional(Id)),
	/** How much of it there is, for supplies. */
	quantity: operational(optional(Type.Integer({ minimum: 0, maximum: 1_000_000 }))),
	outOfServiceReason: operational(optional(Type.Enum(outOfServiceReasons)))
});
export type Asset = RecordOf<typeof assetKind>;
