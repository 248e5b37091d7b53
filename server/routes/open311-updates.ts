import type { TypedApp } from '../app-types.ts';
import { doorActor } from '#shared/rules/actors.ts';
import type { Request } from '#shared/model/request.ts';
import { isPublished } from '#shared/rules/published.ts';
import { oneFault, type Read } from '../open311/input.ts';
import { updatesOf } from '../open311/extended.ts';
import { instantMs, rangeOf } from '../open311/lists.ts';
import { clientOf, fieldsOf, formatOf, send, sendFaults } from '../open311/reply.ts';
import { sha256 } from '../open311/repeat.ts';
import { publishedIn, requestBy } from '../store/published.ts';

const path = '/open311/v2/servicerequestupdates.:format';
/** A note holds two thousand, the name of the program among them. */
const mostWords = 1_900;
/** What a program may say of a request; the other words of the extension change nothing here. */
const says: Readonly<Record<string, boolean | undefined>> = {
	FIXED: true,
	CLOSED: true,
	OPEN: false,
	REOPEN: false
};
const otherStatuses = [
	...(['IN_PROGRESS', 'ACTION_SCHEDULED', 'INVESTIGATING', 'DUPLICATE', 'CANCELLED'] as const),
	...([
		'NOT_COUNCILS_RESPONSIBILITY',
		'NO_FURTHER_ACTION',
		'INTERNAL_REFERRAL',
		'FOR_TRIAGE'
	] as const)
];

/** Updates in both directions (mySociety's extension of GeoReport v2). */
export function updateRoutes(app: TypedApp): void {
	app.get(path, { schema: { hide: true } }, async (request, reply) => {
		const format = formatOf(request);
		const range = rangeOf(fieldsOf(request), ['start_date', 'end_date'], app.clock.now());
		if (!range.ok) return sendFaults(reply, format, range.faults);
		const { fromMs, toMs } = range.value;
		// What changed since may have happened before that: each is looked through by itself.
		const changed: Request[] = [];
		const sinceThen = { fromMs, toMs: app.clock.now() };
		for await (const one of publishedIn(app.store, 'changed', sinceThen)) changed.push(one);
		const updates = changed.flatMap((one) =>
			updatesOf(one)
				.filter(({ datetime }) => {
					const ms = Date.parse(datetime);
					return ms >= fromMs - 999 && ms <= toMs;
				})
				.map(({ id, datetime, summary, status }) => ({
					update_id: id,
					service_request_id: one.reference,
					status,
					updated_datetime: datetime,
					description: summary,
					media_url: null
				}))
		);
		const inOrder = updates.toSorted((a, b) =>
			a.updated_datetime.localeCompare(b.updated_datetime)
		);
		return send(reply, format, 'service_request_updates', inOrder.slice(0, 1_000));
	});

	app.post(path, { schema: { hide: true } }, async (request, reply) => {
		const format = formatOf(request);
		const fields = fieldsOf(request);
		const client = await clientOf(app, request, 'updates');
		if ('faults' in client) return sendFaults(reply, format, client.faults);
		const read = readUpdate(fields);
		if (!read.ok) return sendFaults(reply, format, read.faults);
		const { updateId, number, status, words } = read.value;
		const door = app.communityDoor;
		const found = await requestBy(app.store, number);
		if (!door || !found || !isPublished(found)) {
			return sendFaults(reply, format, [oneFault(404, 'service_request_id is not known')]);
		}
		const once = sha256(`${client.id}/${updateId}`).slice(0, 30);
		if (words !== '') {
			const payload = { subjectId: found.id, text: `${client.name}: ${words}` };
			const command = { id: `update:${once}`, name: 'note.add', payload };
			const noted = await app.door.carryOut(command, doorActor);
			if (!noted.ok && noted.code === 'PERSONAL_DATA') {
				return sendFaults(reply, format, [
					oneFault(400, 'description holds a phone number or an address of e-mail: send it without')
				]);
			}
			if (!noted.ok) return sendFaults(reply, format, [oneFault(503, 'not kept: send it again')]);
		}
		const isFixed = says[status];
		const said = isFixed === undefined || (await door.say(found, isFixed, `confirm:${once}`));
		if (said === 'away')
			return sendFaults(reply, format, [oneFault(503, 'not kept: send it again')]);
		return send(reply, format, 'service_request_updates', [{ update_id: updateId }]);
	});
}

interface Update {
	updateId: string;
	number: string;
	status: string;
	words: string;
}

function readUpdate(fields: URLSearchParams): Read<Update> {
	const needed = ['update_id', 'service_request_id', 'status', 'updated_datetime'] as const;
	const [updateId, number, status, when] = needed.map((name) => fields.get(name) ?? '') as [
		string,
		string,
		string,
		string
	];
	const words = fields.get('description') ?? '';
	const faults = needed
		.filter((name) => (fields.get(name) ?? '') === '')
		.map((name) => oneFault(400, `${name} is required`));
	if (!Object.hasOwn(says, status) && !otherStatuses.some((one) => one === status)) {
		faults.push(oneFault(400, 'status is none of the extended states'));
	}
	if (when !== '' && instantMs(when) === undefined) {
		faults.push(oneFault(400, 'updated_datetime is no W3C date with its zone'));
	}
	if (words.length > mostWords) {
		faults.push(oneFault(400, `description has more than ${mostWords} characters`));
	}
	return faults.length > 0
		? { ok: false, faults }
		: { ok: true, value: { updateId, number, status, words } };
}
