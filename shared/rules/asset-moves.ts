import { Type, type TProperties } from 'typebox';
import type { AssetState } from '../model/asset.ts';
import { Id } from '../model/fields.ts';
import { outOfServiceReasons } from '../model/terms.ts';
import type { Move } from './moves.ts';

/** What each move of an asset needs, besides the asset and the version that was seen. */
export const assetNeeds = {
	'asset.assign': { deploymentId: Id },
	'asset.free': {},
	'asset.stand_down': { reason: Type.Enum(outOfServiceReasons) },
	'asset.return': {}
} as const satisfies Record<string, TProperties>;

export type AssetMoveCommand = keyof typeof assetNeeds;

/** Every permitted move of an asset: the resource states of the domain, without going home. */
export const assetMoves: readonly Move<AssetState, AssetMoveCommand>[] = [
	{ command: 'asset.assign', from: ['available'], to: 'assigned', who: 'desk' },
	{ command: 'asset.free', from: ['assigned'], to: 'available', who: 'desk' },
	{
		command: 'asset.stand_down',
		from: ['available', 'assigned'],
		to: 'out_of_service',
		who: 'desk'
	},
	{ command: 'asset.return', from: ['out_of_service'], to: 'available', who: 'desk' }
];
