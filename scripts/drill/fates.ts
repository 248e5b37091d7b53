import { hourMs, minuteMs, toInstant, toMs } from '#shared/kernel/clock.ts';
import type { Board } from '#shared/fold/board.ts';
import type { Deployment } from '#shared/model/deployment.ts';
import type { Incident } from '#shared/model/incident.ts';
import type { Request } from '#shared/model/request.ts';
import type { Task } from '#shared/model/task.ts';
import type { CommandName, Payload } from '#shared/wire/commands.ts';
import { suggestOwner } from '#shared/rules/suggestion.ts';
import { fate } from './random.ts';
import { sendingOf } from './referrals.ts';
import { drawFor, step, type Draw, type NextStep, type Pace } from './step.ts';

/** How long each stage takes by priority, in minutes: shortest and longest. */
const looks: Record<number, [number, number]> = {
	1: [0.5, 7],
	2: [3, 42],
	3: [8, 190],
	4: [20, 400]
};
const owners: Record<number, [number, number]> = {
	1: [1, 9],
	2: [6, 90],
	3: [20, 500],
	4: [60, 900]
};
const works: Record<number, [number, number]> = {
	1: [25, 200],
	2: [60, 700],
	3: [180, 3_000],
	4: [300, 5_000]
};

/** What happens next to a request, if anything does by itself. */
export function nextOfRequest(request: Request, board: Board, pace: Pace): NextStep | undefined {
	const draw = drawFor(pace, request);
	const since = toMs(request.changedAt);
	const { id, version, priority } = request;
	switch (request.state) {
		case 'received': {
			const [from, to] = looks[priority] ?? [5, 60];
			const atMs = toMs(request.receivedAt) + draw('look', from, to);
			return step(atMs, 'desk', { name: 'request.triage', payload: { id, version } });
		}
		case 'triaged': {
			// Somebody outside was asked: nobody here takes it on meanwhile.
			if (request.referralId !== undefined) return undefined;
			const sending = sendingOf(request, board, pace);
			if (sending) return sending;
			const owner = suggestOwner(request, board)?.agencyId;
			if (!owner) return undefined;
			const [from, to] = owners[priority] ?? [5, 60];
			if (fate(pace.seed, id, 'ask') < 0.06 && request.attempts === 0) {
				const payload = { id, version, reason: 'Which entrance is meant?' };
				return step(since + draw('ask', 2, 10), 'desk', { name: 'request.ask', payload });
			}
			const payload = { id, version, agencyId: owner };
			return step(since + draw('owner', from, to), 'desk', { name: 'request.accept', payload });
		}
		case 'needs_information':
			return step(since + draw('answer', 20, 180), 'desk', {
				name: 'request.answer',
				payload: { id, version }
			});
		case 'accepted':
			return raiseTask(request, draw);
		case 'in_progress': {
			const tasks = board.tasksOf(id);
			if (tasks.length === 0) return raiseTask(request, draw);
			const isDone = tasks.every(({ state }) => state === 'verified' || state === 'cancelled');
			if (!isDone) return undefined;
			const lastMs = Math.max(since, ...tasks.map(({ changedAt }) => toMs(changedAt)));
			return step(lastMs + draw('resolve', 1, 15), 'desk', {
				name: 'request.resolve',
				payload: { id, version }
			});
		}
		case 'resolved':
			if (request.sourceNumber) return undefined;
			return step(since + draw('close', 20, 240), 'desk', {
				name: 'request.close',
				payload: { id, version, answer: 'requester_told' }
			});
		default:
			return undefined;
	}
}

function raiseTask(request: Request, draw: Draw): NextStep | undefined {
	if (request.taskCount > 0) return undefined;
	const { id, version, title, category, priority, communityArea } = request;
	return step(toMs(request.changedAt) + draw('raise', 0.2, 4), 'desk', {
		name: 'task.raise',
		payload: {
			requestId: id,
			requestVersion: version,
			title,
			category,
			priority,
			...(communityArea === undefined ? {} : { communityArea })
		}
	});
}

/** What happens next to a task, if anything does by itself. */
export function nextOfTask(task: Task, board: Board, pace: Pace): NextStep | undefined {
	const draw = drawFor(pace, task);
	const since = toMs(task.changedAt);
	const { id, version } = task;
	const owner = task.agencyId ?? (task.requestId && board.get('request', task.requestId)?.agencyId);
	if (!owner && !task.deskId) return undefined;
	const by = owner ? { agencyId: owner } : ('own_desk' as const);
	const [from, to] = works[task.priority] ?? [60, 600];
	switch (task.state) {
		case 'new':
			return step(since + draw('assign', 0.2, 3), 'desk', {
				name: 'task.assign',
				payload: { id, version, ...(owner ? { agencyId: owner } : {}) }
			});
		case 'assigned':
			return step(since + draw('accept', 1, 25), by, {
				name: 'task.accept',
				payload: { id, version }
			});
		case 'accepted':
			return step(since + draw('start', 3, 45), by, {
				name: 'task.start',
				payload: { id, version }
			});
		case 'in_progress':
			if (fate(pace.seed, id, 'hold') < 0.12 && task.pausedMs === 0) {
				const reviewOn = toInstant(since + 4 * hourMs);
				const payload = { id, version, reason: 'waiting_partner' as const, reviewOn };
				return step(since + draw('hold', 10, 60), by, { name: 'task.hold', payload });
			}
			return step(since + draw('work', from, to), by, {
				name: 'task.complete',
				payload: { id, version, outcome: 'Done on site', quantity: 1, unit: 'visits' }
			});
		case 'on_hold':
			return step(since + draw('resume', 30, 240), by, {
				name: 'task.resume',
				payload: { id, version }
			});
		case 'completed':
			// Whoever did the work at a desk does not confirm it.
			return step(since + draw('verify', 5, 90), owner ? 'desk' : 'manager', {
				name: 'task.verify',
				payload: { id, version, evidence: 'requester_confirmed' }
			});
		default:
			return undefined;
	}
}

/** A notice is closed a while after the last of its work; while some is open, that is tried in vain. */
export function nextOfIncident(incident: Incident, board: Board): NextStep | undefined {
	const { id, version, state, changedAt } = incident;
	const tasks = board.tasksOf(id);
	const isOver = tasks.every(({ state: of }) => of === 'verified' || of === 'cancelled');
	if (state !== 'open' || !isOver) return undefined;
	const lastMs = Math.max(toMs(changedAt), ...tasks.map((task) => toMs(task.changedAt)));
	return step(lastMs + 20 * minuteMs, 'desk', { name: 'incident.close', payload: { id, version } });
}

/** What happens next to a team, if anything does by itself. */
export function nextOfDeployment(deployment: Deployment, pace: Pace): NextStep | undefined {
	const draw = drawFor({ ...pace, speed: 1 }, deployment);
	const quick = drawFor(pace, deployment);
	const { id, version } = deployment;
	const since = toMs(deployment.changedAt);
	const starts = toMs(deployment.plannedFrom);
	const ends = toMs(deployment.plannedTo);
	const heard = toMs(deployment.lastHeardAt ?? deployment.changedAt);
	const simple = (name: CommandName, atMs: number, by: NextStep['by'] = 'desk'): NextStep => ({
		atMs,
		by,
		name,
		payload: { id, version } as Payload<CommandName>
	});
	switch (deployment.state) {
		case 'requested':
			return simple('deployment.approve', since + quick('approve', 1, 10), 'manager');
		case 'approved':
			return simple('deployment.notify', Math.max(since, starts - 30 * minuteMs));
		case 'notified':
			return simple('deployment.acknowledge', since + quick('answer', 1, 8));
		case 'acknowledged':
			return simple('deployment.set_out', Math.max(since, starts - 12 * minuteMs));
		case 'en_route':
			return simple('deployment.check_in', since + draw('travel', 8, 40));
		case 'checked_in':
			return simple('deployment.start', since + quick('start', 1, 5));
		case 'working':
			return nextWhileWorking({ deployment, draw, ends, heard, simple });
		case 'on_break':
			return simple('deployment.end_break', since + draw('break', 15, 30));
		case 'overdue_checkin':
			return simple('deployment.make_contact', since + draw('contact', 10, 35));
		case 'demobilizing':
			return step(since + quick('release', 3, 10), 'desk', {
				name: 'deployment.release',
				payload: { id, version, hoursWorked: 8, debrief: 'done', handover: 'Nothing open' }
			});
		default:
			return undefined;
	}
}

function nextWhileWorking(from: {
	deployment: Deployment;
	draw: Draw;
	ends: number;
	heard: number;
	simple: (name: CommandName, atMs: number) => NextStep;
}): NextStep {
	const { deployment, draw, ends, heard, simple } = from;
	if (heard >= ends - 5 * minuteMs) return simple('deployment.demobilize', Math.max(ends, heard));
	const hour = Math.floor(heard / hourMs);
	const turn = fate(deployment.id, hour);
	if (turn < 0.12) return simple('deployment.take_break', heard + draw(`pause ${hour}`, 30, 50));
	// One call in fifteen does not come, and the welfare check notices.
	if (turn > 0.94) return simple('deployment.hear', heard + 100 * minuteMs);
	return simple('deployment.hear', heard + draw(`call ${hour}`, 25, 55));
}
