/**
 * The state tables of the domain, copied by hand from the text of domain.md, 4.4 to 4.6.
 *
 * Nothing here is imported from the product: a table that checks itself finds nothing. Only the
 * names of the commands are the product's own, because the domain has no words for them.
 */

/**
 * Who may make a move. `casework` stands where the domain names nobody: a desk or a manager. Among
 * roles, only these two work on cases, and the domain's other words are read among them.
 */
export type DomainWho =
	| 'casework'
	| 'casework or timer'
	| 'timer'
	| 'desk/manager'
	| 'manager'
	| 'creator/manager'
	| 'assignee'
	| 'assignee/manager'
	| 'verifier'
	/** 4.4: "only when the receiver accepted": it follows from the referral. */
	| 'receiver'
	/** Whose shift it is; a manager may hand over for somebody who cannot. */
	| 'own person'
	| 'own person/manager'
	/** 4.6: "a named incoming person". */
	| 'named incoming person';

export interface DomainMove {
	readonly from: string;
	readonly to: string;
	readonly who: DomainWho;
	/** What the move needs, in the domain's words; empty when it names nothing. */
	readonly needs: string;
	/** The product's name for it. */
	readonly command: string;
}

type Row = readonly [from: string, to: string, who: DomainWho, needs: string, command: string];

/** 4.4 Request states and permitted transitions. The domain has no "Who" for requests. */
export const domainRequestMoves = rows([
	// Not of 4.4: the queue in which what comes in at the community's door is looked at first.
	['held', 'received', 'casework', '', 'request.release'],
	['held', 'discarded', 'casework', '', 'request.discard'],
	['received', 'triaged', 'casework', '', 'request.triage'],
	['received', 'duplicate', 'casework', 'a parent linked', 'request.mark_duplicate'],
	['received', 'withdrawn', 'casework', '', 'request.withdraw'],
	['triaged', 'accepted', 'casework', '', 'request.accept'],
	['triaged', 'needs_information', 'casework', '', 'request.ask'],
	['triaged', 'referred_out', 'receiver', 'a receiver named', 'referral.accept'],
	['triaged', 'declined', 'casework', 'reason code', 'request.decline'],
	['needs_information', 'triaged', 'casework', '', 'request.answer'],
	['needs_information', 'closed_no_response', 'casework', '2 attempts', 'request.give_up'],
	['accepted', 'in_progress', 'casework', '', 'request.start'],
	['accepted', 'withdrawn', 'casework', '', 'request.withdraw'],
	['in_progress', 'resolved', 'casework', '', 'request.resolve'],
	['in_progress', 'referred_out', 'receiver', 'a receiver named', 'referral.accept'],
	['in_progress', 'withdrawn', 'casework', '', 'request.withdraw'],
	['resolved', 'closed', 'casework', 'requester told, or no contact given', 'request.close'],
	['resolved', 'in_progress', 'casework', 'requester disputes', 'request.dispute'],
	['closed', 'in_progress', 'casework', 'reason, at most 30 days', 'request.reopen']
]);

/** 4.5 Task states and permitted transitions, line by line. */
export const domainTaskMoves = rows([
	['new', 'assigned', 'desk/manager', 'desk or agency', 'task.assign'],
	['new', 'cancelled', 'creator/manager', 'reason', 'task.cancel'],
	['assigned', 'cancelled', 'creator/manager', 'reason', 'task.cancel'],
	['assigned', 'accepted', 'assignee', '', 'task.accept'],
	['assigned', 'rejected', 'assignee', 'reason', 'task.reject'],
	['rejected', 'assigned', 'desk/manager', 'new assignee, or same with note', 'task.assign'],
	['accepted', 'in_progress', 'assignee', '', 'task.start'],
	['accepted', 'on_hold', 'assignee', 'reason + review date', 'task.hold'],
	['in_progress', 'on_hold', 'assignee', 'reason + review date', 'task.hold'],
	['on_hold', 'in_progress', 'assignee/manager', '', 'task.resume'],
	['on_hold', 'assigned', 'assignee/manager', '', 'task.requeue'],
	['in_progress', 'completed', 'assignee', 'outcome + quantity/unit', 'task.complete'],
	['completed', 'verified', 'verifier', 'evidence type', 'task.verify'],
	['completed', 'in_progress', 'verifier', '"not fixed" reason', 'task.dispute'],
	['in_progress', 'failed', 'assignee', 'reason', 'task.fail'],
	['accepted', 'assigned', 'manager', 'handover note', 'task.transfer'],
	['in_progress', 'assigned', 'manager', 'handover note', 'task.transfer'],
	['on_hold', 'assigned', 'manager', 'handover note', 'task.transfer'],
	['failed', 'assigned', 'desk/manager', 'new plan or new assignee', 'task.replan'],
	['accepted', 'cancelled', 'manager', 'reason', 'task.cancel'],
	['in_progress', 'cancelled', 'manager', 'reason', 'task.cancel'],
	['on_hold', 'cancelled', 'manager', 'reason', 'task.cancel'],
	['failed', 'cancelled', 'manager', 'reason', 'task.cancel'],
	['verified', 'in_progress', 'manager', 'reason, at most 30 days', 'task.reopen']
]);

/**
 * 4.6 Deployment. The domain names nobody but the timer. `working ⇄ on_break → demobilizing` is read
 * as: a team goes home from work and from a break.
 */
export const domainDeploymentMoves = rows([
	['requested', 'approved', 'casework', '', 'deployment.approve'],
	['requested', 'declined', 'casework', '', 'deployment.decline'],
	['approved', 'notified', 'casework', '', 'deployment.notify'],
	['notified', 'acknowledged', 'casework', '', 'deployment.acknowledge'],
	['acknowledged', 'en_route', 'casework', '', 'deployment.set_out'],
	['en_route', 'checked_in', 'casework', '', 'deployment.check_in'],
	['checked_in', 'working', 'casework', '', 'deployment.start'],
	['working', 'on_break', 'casework', '', 'deployment.take_break'],
	['on_break', 'working', 'casework', '', 'deployment.end_break'],
	['working', 'demobilizing', 'casework', '', 'deployment.demobilize'],
	['on_break', 'demobilizing', 'casework', '', 'deployment.demobilize'],
	['demobilizing', 'released', 'casework', 'handover, debrief, hours', 'deployment.release'],
	['approved', 'cancelled', 'casework', '', 'deployment.cancel'],
	['notified', 'cancelled', 'casework', '', 'deployment.cancel'],
	['acknowledged', 'cancelled', 'casework', '', 'deployment.cancel'],
	['en_route', 'cancelled', 'casework', '', 'deployment.cancel'],
	['notified', 'no_response', 'timer', '', 'deployment.miss_response'],
	['no_response', 'notified', 'casework', 'other person', 'deployment.notify_other'],
	['checked_in', 'overdue_checkin', 'casework or timer', '', 'deployment.miss_check_in'],
	['working', 'overdue_checkin', 'casework or timer', '', 'deployment.miss_check_in'],
	['on_break', 'overdue_checkin', 'casework or timer', '', 'deployment.miss_check_in'],
	['overdue_checkin', 'working', 'casework', '', 'deployment.make_contact'],
	['overdue_checkin', 'escalated', 'casework', '', 'deployment.escalate'],
	// The domain says nothing of what comes after: a team that is found goes on, and home.
	['escalated', 'working', 'casework', '', 'deployment.make_contact']
]);

/** 4.6 Staff status. The domain names nobody. */
export const domainStaffMoves = rows([
	['off_duty', 'available', 'casework', '', 'staff.check_in'],
	['available', 'assigned', 'casework', '', 'staff.assign'],
	['assigned', 'available', 'casework', '', 'staff.free'],
	['assigned', 'out_of_service', 'casework', 'rest/personnel/vehicle/training', 'staff.stand_down'],
	['out_of_service', 'available', 'casework', '', 'staff.return'],
	['available', 'off_duty', 'casework', '', 'staff.check_out'],
	['assigned', 'off_duty', 'casework', '', 'staff.check_out'],
	['out_of_service', 'off_duty', 'casework', '', 'staff.check_out']
]);

/** 4.4 Referral, its own record. No response is a timer's word, or the desk's. */
export const domainReferralMoves = rows([
	['sent', 'accepted', 'casework', '', 'referral.accept'],
	['sent', 'rejected', 'casework', 'reason', 'referral.reject'],
	['sent', 'no_response', 'casework or timer', '', 'referral.miss_response'],
	['accepted', 'served', 'casework', '', 'referral.serve'],
	['accepted', 'not_served', 'casework', 'reason', 'referral.not_serve']
]);

/** 4.6 Shift: `scheduled → open → handover_pending → closed`. */
export const domainShiftMoves = rows([
	['scheduled', 'open', 'own person', '', 'shift.open'],
	['open', 'handover_pending', 'own person/manager', 'a named incoming person', 'shift.hand_over'],
	['handover_pending', 'closed', 'named incoming person', '', 'shift.accept']
]);

/** 3.2 States of a resource: assigned, available, out of service. 4.6 names the types and no moves. */
export const domainAssetMoves = rows([
	['available', 'assigned', 'casework', 'a team', 'asset.assign'],
	['assigned', 'available', 'casework', '', 'asset.free'],
	['available', 'out_of_service', 'casework', 'reason', 'asset.stand_down'],
	['assigned', 'out_of_service', 'casework', 'reason', 'asset.stand_down'],
	['out_of_service', 'available', 'casework', '', 'asset.return']
]);

/** 4.1, scenario 2: the domain has no states for a notice; it is open while its work is. */
export const domainIncidentMoves = rows([['open', 'closed', 'casework', '', 'incident.close']]);

/** 1.4, scenario 12: hours, then a debrief within 72 h. */
export const domainActivationMoves = rows([
	['planned', 'open', 'casework', '', 'activation.open'],
	['planned', 'cancelled', 'casework', 'reason', 'activation.cancel'],
	['open', 'closed', 'casework', '', 'activation.close'],
	['closed', 'debriefed', 'casework', 'lessons', 'activation.debrief']
]);

export const domainMoves = {
	request: domainRequestMoves,
	task: domainTaskMoves,
	deployment: domainDeploymentMoves,
	staff: domainStaffMoves,
	referral: domainReferralMoves,
	shift: domainShiftMoves,
	asset: domainAssetMoves,
	incident: domainIncidentMoves,
	activation: domainActivationMoves
} as const;
export type MovedKind = keyof typeof domainMoves;
export const movedKinds = Object.keys(domainMoves) as MovedKind[];

/** State in which each kind of record begins. */
export const firstStates: Readonly<Record<MovedKind, string>> = {
	request: 'received',
	task: 'new',
	deployment: 'requested',
	staff: 'off_duty',
	referral: 'sent',
	shift: 'scheduled',
	asset: 'available',
	incident: 'open',
	activation: 'planned'
};

/** 4.3: "pause only in `on_hold` with reason". */
export const domainPausingReasons: readonly string[] = [
	'waiting_requester',
	'waiting_partner',
	'weather',
	'legal',
	'utility'
];

/** 4.2: the categories marked restricted. */
export const domainRestrictedCategories: readonly string[] = [
	'crisis_response',
	'victim_assistance',
	'mental_health_support'
];

/** 4.5: task states in which nothing is left to do. "Completed" is not one of them. */
export const domainFinishedTaskStates: readonly string[] = ['verified', 'cancelled'];

/** What of a person and of a record decides whether this person may make a move. */
export interface DomainActor {
	id: string;
	role: string;
	agencyId?: string | undefined;
	deskIds: readonly string[];
}
export interface DomainSubject {
	createdBy?: string | undefined;
	completedBy?: string | undefined;
	agencyId?: string | undefined;
	deskId?: string | undefined;
	personId?: string | undefined;
	incomingId?: string | undefined;
}

/** The domain's "Who" column, asked about one person and one record. */
export function domainAllows(who: DomainWho, subject: DomainSubject, actor: DomainActor): boolean {
	const isManager = actor.role === 'manager';
	const worksOnCases = isManager || actor.role === 'desk';
	const isAssignee =
		worksOnCases &&
		(subject.agencyId === undefined
			? subject.deskId !== undefined && actor.deskIds.includes(subject.deskId)
			: subject.agencyId === actor.agencyId);
	const allowed: Record<DomainWho, boolean> = {
		casework: worksOnCases,
		'casework or timer': worksOnCases || actor.role === 'system',
		timer: actor.role === 'system',
		'desk/manager': worksOnCases,
		manager: isManager,
		'creator/manager': isManager || (worksOnCases && subject.createdBy === actor.id),
		assignee: isAssignee,
		'assignee/manager': isManager || isAssignee,
		verifier: worksOnCases && subject.completedBy !== actor.id,
		receiver: false,
		'own person': subject.personId === actor.id,
		'own person/manager': isManager || subject.personId === actor.id,
		'named incoming person': subject.incomingId === actor.id
	};
	return allowed[who];
}

/** Each pair of a table once, written `from → to`, in order. */
export function pairsOf(moves: readonly { from: string; to: string }[]): string[] {
	return [...new Set(moves.map(({ from, to }) => `${from} → ${to}`))].toSorted();
}

function rows(table: readonly Row[]): readonly DomainMove[] {
	return table.map(([from, to, who, needs, command]) => ({ from, to, who, needs, command }));
}
