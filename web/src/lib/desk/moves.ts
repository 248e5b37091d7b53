import type { TProperties } from 'typebox';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Request } from '#shared/model/request.ts';
import type { Task } from '#shared/model/task.ts';
import type { Actor } from '#shared/rules/actors.ts';
import {
	deploymentMoves,
	deploymentNeeds,
	type DeploymentMoveCommand
} from '#shared/rules/deployment-moves.ts';
import { movesFrom } from '#shared/rules/moves.ts';
import {
	requestMoves,
	requestNeeds,
	type RequestMoveCommand
} from '#shared/rules/request-moves.ts';
import { payloadSchemas, rolesFor } from '#shared/wire/commands.ts';
import { isWhole } from '#shared/rules/visibility.ts';
import { taskMoves, taskNeeds, type TaskMoveCommand } from '#shared/rules/task-moves.ts';

export type MoveCommand =
	| RequestMoveCommand
	| TaskMoveCommand
	| DeploymentMoveCommand
	| 'deployment.hear'
	| 'request.lift_restriction';

/** States in which a team that calls in starts its welfare interval anew, without moving. */
const heardIn: readonly string[] = ['checked_in', 'working', 'on_break'];

/** A key that will work: the command, and what has to be said with it. */
export interface PossibleMove {
	command: MoveCommand;
	needs: TProperties;
}

/** What this person may do with a record now, from the same tables that the server decides by. */
export function possibleMoves(record: Request | Task | Deployment, actor: Actor): PossibleMove[] {
	// Nobody works on what they do not have whole; a manager may bring it into the open.
	const opens = record.kind === 'request' && record.restricted && mayOpen(actor);
	const lift = opens ? [{ command: 'request.lift_restriction' as const, needs: { reason } }] : [];
	return [...(isWhole(record) ? movesOfWhole(record, actor) : []), ...lift];
}

const { reason } = payloadSchemas['request.lift_restriction'].properties;
const mayOpen = ({ role }: Actor) => rolesFor('request.lift_restriction').includes(role);

function movesOfWhole(record: Request | Task | Deployment, actor: Actor): PossibleMove[] {
	switch (record.kind) {
		case 'request':
			return movesFrom(requestMoves, record, actor).map((command) => ({
				command,
				needs: requestNeeds[command]
			}));
		case 'task':
			return movesFrom(taskMoves, record, actor).map((command) => ({
				command,
				needs: taskNeeds[command]
			}));
		case 'deployment':
			return [
				...(heardIn.includes(record.state)
					? [{ command: 'deployment.hear' as const, needs: {} }]
					: []),
				...movesFrom(deploymentMoves, record, actor).map((command) => ({
					command,
					needs: deploymentNeeds[command]
				}))
			];
	}
}
