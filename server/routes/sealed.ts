import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { refuse, type Refusal } from '#shared/kernel/result.ts';
import { randomText } from '#shared/kernel/ids.ts';
import { Id } from '#shared/model/fields.ts';
import { kindOfId, type AnyRecord } from '#shared/model/records.ts';
import { systemActor } from '#shared/rules/actors.ts';
import { openingOf } from '#shared/rules/reveal.ts';
import { copyAt, levelOf } from '#shared/rules/visibility.ts';
import { texts } from '#shared/text/text.ts';
import { RevealWish, SealedParts, sealedParts, sealedSchemas } from '#shared/wire/sealed.ts';
import type { Person } from '../access/people.ts';
import type { TypedApp } from '../app-types.ts';
import { fits } from '../fits.ts';
import { Desktop } from '../room/desktop.ts';
import { sendCode, sendRefusal } from './reply.ts';

const Params = Type.Object({ id: Id });
const Value = Type.Record(Type.String(), Type.Unknown());
/** Reading is one at a time: nobody works through a list of people's details. */
/** A meeting has some dozens of slips, printed in one go. */
const codeLimit = { rateLimit: { max: 200, timeWindow: '1 minute' } };
const revealLimit = { rateLimit: { max: 30, timeWindow: '1 minute' } };

/** Confidential content: kept encrypted, opened one part at a time, on record before it is answered. */
export function sealedRoutes(app: TypedApp): void {
	app.get(
		'/api/records/:id/sealed',
		{
			schema: {
				summary: 'Which confidential parts of a record there are',
				params: Params,
				response: { 200: SealedParts }
			}
		},
		async ({ params, person }, reply) => {
			const found = await find(app, params.id, person);
			if ('code' in found) return sendRefusal(reply, found);
			const { record, desktop } = found;
			const opening = openingOf(found.person, record, desktop);
			const { sealed } = app.access;
			const maySealIt = sealed !== undefined && maySeal(found.person, record, desktop);
			const parts = opening === 'never' ? [] : await sealed?.parts(record.kind, record.id);
			return { parts: parts ?? [], opening, maySeal: maySealIt };
		}
	);

	app.put(
		'/api/records/:id/sealed/:part',
		{
			schema: {
				summary: 'Keep a confidential part of a record, in place of what was there',
				params: Type.Object({ id: Id, part: Type.Enum(sealedParts) }),
				body: Value
			}
		},
		async ({ params, person, body }, reply) => {
			const { sealed, audit } = app.access;
			const found = await find(app, params.id, person);
			if ('code' in found) return sendRefusal(reply, found);
			const { record, desktop } = found;
			if (!maySeal(found.person, record, desktop)) return sendCode(reply, 'NOT_ALLOWED');
			if (!fits(sealedSchemas[params.part], body)) return sendCode(reply, 'INVALID_PAYLOAD');
			if (!sealed) return sendCode(reply, 'NO_KEY');
			const entry = { actor: found.person.id, subject: record.id, what: params.part } as const;
			await audit.write({ act: 'sealed', ...entry });
			// What was kept is put right by those who may read it; nobody else takes it away unseen.
			const replace = openingOf(found.person, record, desktop) === 'with_reason';
			const at = { ...record, part: params.part };
			const isKept = await sealed.put(at, JSON.stringify(body), { replace });
			return isKept ? reply.code(204).send() : sendCode(reply, 'ALREADY_KEPT');
		}
	);

	codeRoute(app);

	app.post(
		'/api/records/:id/reveal',
		{
			config: revealLimit,
			schema: {
				summary: 'Open one confidential part of a record, with a reason',
				params: Params,
				body: RevealWish,
				response: { 200: Type.Object({ value: Value }) }
			}
		},
		async ({ params, person, body }, reply) => {
			const found = await find(app, params.id, person);
			if ('code' in found) return sendRefusal(reply, found);
			return reveal(app, found, body, reply);
		}
	);
}

/** For those who hand somebody a slip of paper. */
function codeRoute(app: TypedApp): void {
	app.post(
		'/api/records/:id/code',
		{
			config: codeLimit,
			schema: {
				summary:
					'The code with which whoever asked sees where their request stands: for their slip',
				params: Params,
				response: { 200: Type.Object({ code: Type.String() }) }
			}
		},
		async ({ params, person }, reply) => {
			const { sealed, audit } = app.access;
			const found = await find(app, params.id, person);
			if ('code' in found) return sendRefusal(reply, found);
			const { record, desktop } = found;
			if (!maySeal(found.person, record, desktop)) return sendCode(reply, 'NOT_ALLOWED');
			if (!sealed) return sendCode(reply, 'NO_KEY');
			await audit.write({
				act: 'revealed',
				actor: found.person.id,
				subject: record.id,
				what: 'code'
			});
			await sealed.prepare(record);
			return { code: (await sealed.secretOf(record, 'code')) ?? '' };
		}
	);
}

interface Found {
	person: Person;
	record: AnyRecord;
	desktop: Desktop;
}

/** The record, for somebody who has at least its outline, or who logged it. */
async function find(app: TypedApp, id: string, person: Person | null): Promise<Found | Refusal> {
	const kind = kindOfId(id);
	if (!person) return refuse('NOT_SIGNED_IN');
	const desktop = await Desktop.around(app.store, app.follower.board, [id]);
	const record = kind && desktop.get(kind, id);
	const isThere = record && levelOf(person, record, desktop) !== 'nothing';
	return isThere ? { person, record, desktop } : refuse('NOT_FOUND');
}

/** Those who have it whole, and whoever took it in: what a caller said is kept before it is passed on. */
function maySeal(person: Person, record: AnyRecord, desktop: Desktop): boolean {
	if (record.kind !== 'request' && record.kind !== 'task') return false;
	if (record.version === 1 && record.changedBy === person.id) return true;
	return levelOf(person, record, desktop) === 'whole' && person.role !== 'law_enforcement';
}

async function reveal(
	app: TypedApp,
	{ person, record, desktop }: Found,
	{ part, reason, breakGlass = false }: RevealWish,
	reply: FastifyReply
): Promise<FastifyReply> {
	const { audit, sealed } = app.access;
	const about = { actor: person.id, subject: record.id, reason, what: part };
	const opening = openingOf(person, record, desktop);
	if (opening === 'never' || (opening === 'break_glass' && !breakGlass)) {
		await audit.write({ act: 'refused', ...about });
		return sendCode(reply, opening === 'never' ? 'NOT_ALLOWED' : 'NEEDS_BREAK_GLASS');
	}
	const isBroken = opening === 'break_glass';
	// On record before anything of it is read, and whoever it is with is told before it is seen.
	await audit.write({ act: isBroken ? 'break_glass' : 'revealed', ...about });
	if (isBroken && !(await tellOwner(app, person, record, reason))) {
		return sendCode(reply, 'UNAVAILABLE');
	}
	if (part === 'record') return reply.send({ value: copyAt('whole', record) });
	if (!sealed) return sendCode(reply, 'NO_KEY');
	const text = await sealed.read({ ...record, part });
	if (text === undefined) return sendCode(reply, 'NOT_FOUND');
	return reply.send({ value: JSON.parse(text) as object });
}

/** A note on the record, which is seen at once by those who work on it and by nobody else. */
async function tellOwner(
	app: TypedApp,
	{ name }: Person,
	{ id }: AnyRecord,
	reason: string
): Promise<boolean> {
	const text = texts('en').access.opened(name, reason);
	const payload = { subjectId: id, text };
	const command = { id: `opened-${randomText(16)}`, name: 'note.add', payload };
	return (await app.door.carryOut(command, systemActor)).ok;
}
