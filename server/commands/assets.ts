import { refuse } from '#shared/kernel/result.ts';
import { assetMoves, type AssetMoveCommand } from '#shared/rules/asset-moves.ts';
import { presenceOf } from '#shared/rules/deployment-moves.ts';
import { change, type Decide } from './decide.ts';
import { decideMoves, given } from './move.ts';

const moves = decideMoves<'asset', AssetMoveCommand>({
	kind: 'asset',
	table: assetMoves,
	effects: {
		'asset.assign': (_, { payload, board }) => {
			const team = board.get('deployment', payload.deploymentId);
			const isOver = !team || presenceOf[team.state] === 'over';
			return isOver ? refuse('NOT_FOUND') : { deploymentId: payload.deploymentId };
		},
		'asset.free': () => ({}),
		'asset.stand_down': (_, { payload }) => ({ outOfServiceReason: payload.reason }),
		'asset.return': () => ({})
	},
	// The team's record is written too, so that one that is released at this moment takes nothing along.
	along: ({ deploymentId }, name, { board }) => {
		const team = deploymentId ? board.get('deployment', deploymentId) : undefined;
		return name === 'asset.assign' && team ? [team] : [];
	},
	forgotten: {
		'asset.free': ['deploymentId'],
		'asset.stand_down': ['deploymentId'],
		'asset.return': ['outOfServiceReason']
	}
});

const enrol: Decide<'asset.enrol'> = ({ payload, board, actor, newId }) => {
	const agencyId = payload.agencyId ?? actor.agencyId;
	if (agencyId !== undefined && !board.get('agency', agencyId)) return refuse('NOT_FOUND');
	const { name, type, quantity, drill = false } = payload;
	return change([
		{
			kind: 'asset',
			id: newId('asset'),
			state: 'available',
			type,
			name,
			drill,
			...given({
				agencyId,
				quantity
			})
		}
	]);
};

export const assetDecisions = { ...moves, 'asset.enrol': enrol };
