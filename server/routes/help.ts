import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isLanguage, type Language } from '#shared/text/language.ts';
import { currentAlerts } from '#shared/rules/alert-moves.ts';
import { alertWhere, saidIn } from '#shared/text/alert-words.ts';
import { formatMoment } from '#shared/text/format.ts';
import { helpTexts } from '#shared/text/help.ts';
import { texts } from '#shared/text/text.ts';
import { toMs } from '#shared/kernel/clock.ts';
import type { TypedApp } from '../app-types.ts';
import {
	faultsOf,
	firstOpenStep,
	intakeOf,
	needOf,
	readAnswers,
	steps,
	type Answers,
	type Fault,
	type Step
} from '../help/answers.ts';
import {
	contentPolicy,
	findAsset,
	languageLink,
	leaveAddress,
	pageOf,
	type Told,
	type Page
} from '../help/layout.ts';
import { tapped } from '../help/map-pick.ts';
import { notePage, sentPage } from '../help/sent-pages.ts';
import { listedIn } from '#shared/fold/place-view.ts';
import { stepPage } from '../help/step-pages.ts';
import { hasWorked } from '../intake/form-token.ts';
import type { CommunityDoor } from '../intake/intake.ts';
import { formOf } from '../plugins/forms.ts';
import { sendCode } from './reply.ts';

/** Whoever took this long over six pages is a person, with or without a script. */
const personMs = 15_000;
const yearSeconds = 31_536_000;

/** The community's door: pages of plain HTML that work without a script. */
export function helpRoutes(app: TypedApp, { dutyPhone }: HelpSettings): void {
	app.get('/help/:mark/:name', { schema: { hide: true } }, (request, reply) => {
		const asset = findAsset(request.url);
		if (!asset) return sendCode(reply, 'NOT_FOUND');
		return reply
			.type(asset.type)
			.header('cache-control', `public, max-age=${yearSeconds}, immutable`)
			.send(asset.body);
	});
	app.get('/help', { schema: { hide: true }, errorHandler: sayOnPage }, (request, reply) => {
		const language = languageOf(request, new URL(request.url, 'http://x').searchParams);
		const door = app.communityDoor;
		if (!door) return closed(reply, language);
		const answers = readAnswers(new URLSearchParams());
		const state = { step: 'need', answers, language, token: door.tokens.issue() } as const;
		return show(app, reply, { ...state, faults: [], drill: door.practises });
	});
	app.get('/help/leave/:token', { schema: { hide: true } }, async (request, reply) => {
		await app.communityDoor?.leave((request.params as { token: string }).token);
		return reply
			.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
			.redirect(leaveAddress, 303);
	});
	app.post('/help', { schema: { hide: true }, errorHandler: sayOnPage }, async (request, reply) => {
		const form = formOf(request);
		const language = languageOf(request, form);
		const door = app.communityDoor;
		if (!door) return closed(reply, language);
		// Where that cannot be asked now, the form is what it is, and keeps what was typed.
		const isLeft = await door.wasLeft(form.get('token') ?? '').catch(() => false);
		const posted = readPosted(isLeft ? new URLSearchParams() : form, language, door);
		if (isLeft) return show(app, reply, { ...posted, faults: [], drill: door.practises });
		const go = next(posted);
		if (go !== 'send') return show(app, reply, { ...posted, ...go, drill: door.practises });
		return send(app, door, { request, reply, form, posted, dutyPhone });
	});
}

export interface HelpSettings {
	dutyPhone: string | undefined;
}

/** Whatever goes wrong with a form is said on a page: what happened, what is safe, what to do. */
export function sayOnPage(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
	const language = languageOf(request, new URLSearchParams());
	const text = helpTexts(language);
	const status = error.statusCode ?? 500;
	if (status >= 500) request.log.error({ err: error }, 'a form could not be taken');
	const { title, text: what } =
		status === 413
			? text.tooLarge
			: status === 429
				? text.tooMany
				: status < 500
					? text.unreadable
					: text.away;
	const page = { language, title, drill: false, other: languageLink('/help', language) };
	void sendPage(reply.code(status), { ...page, content: notePage(title, [what], language) });
}

interface Posted {
	step: Step;
	answers: Answers;
	language: Language;
	token: string;
	/** Which button was pressed; `tap` for the map, with where: pixels from the left and from above. */
	go: string;
	at: readonly [number, number];
}

function readPosted(form: URLSearchParams, language: Language, door: CommunityDoor): Posted {
	const token = form.get('token') ?? '';
	const step = steps.find((one) => one === form.get('step')) ?? 'need';
	return {
		step,
		answers: readAnswers(form),
		language,
		// A form of yesterday goes on under a new mark, with all that was typed.
		token: door.tokens.read(token) ? token : door.tokens.issue(),
		go: form.has('at.x') ? 'tap' : (form.get('go') ?? 'next'),
		at: [Number(form.get('at.x')), Number(form.get('at.y'))]
	};
}

type Going = {
	step: Step;
	faults: readonly Fault[];
	language: Language;
	answers?: Answers;
};

const noPlace: Fault = { field: 'map', fault: 'map' };

/** Which page comes after what was pressed: forward only over a complete step, and sent only when all are. */
function next({ step, answers, language, go, at: tap }: Posted): Going | 'send' {
	const at = steps.indexOf(step);
	const onMap = { step: 'place', faults: [], language } as const;
	if (go === 'tap') {
		const after = tapped(answers, ...tap);
		// A keyboard taps the corner: it is told what else there is.
		const isNowhere = after.map === answers.map && after.spot === '';
		return { ...onMap, answers: after, faults: isNowhere ? [noPlace] : [] };
	}
	if (go === 'map') return { ...onMap, answers: { ...answers, place: 'map', map: 'city' } };
	if (go === 'language') return { step, faults: [], language: language === 'en' ? 'es' : 'en' };
	if (go === 'back') return { step: steps[Math.max(0, at - 1)]!, faults: [], language };
	const asked = steps.find((one) => one === go);
	if (asked) return { step: asked, faults: [], language };
	const faults = faultsOf(step, answers);
	if (faults.length > 0) return { step, faults, language };
	if (step !== 'check') return { step: steps[at + 1]!, faults: [], language };
	const open = firstOpenStep(answers);
	return open === 'check' ? 'send' : { step: open, faults: faultsOf(open, answers), language };
}

interface Sending extends HelpSettings {
	request: FastifyRequest;
	reply: FastifyReply;
	form: URLSearchParams;
	posted: Posted;
}

async function send(app: TypedApp, door: CommunityDoor, sending: Sending): Promise<FastifyReply> {
	const { request, reply, form, posted, dutyPhone } = sending;
	const drill = door.practises;
	const { language, answers, token } = posted;
	const text = helpTexts(language);
	const intake = intakeOf(answers, language);
	const read = door.tokens.read(token);
	if (!intake || !read) return show(app, reply, { ...posted, step: 'need', faults: [], drill });
	const worked = hasWorked(token, form.get('work') ?? '');
	const outcome = await door
		.takeIn(read.requestId, intake, {
			address: request.ip,
			isProved: worked || read.ageMs >= personMs,
			isFilledByProgram: (form.get('website') ?? '') !== '',
			words: answers.words || undefined
		})
		.catch((error: unknown) => {
			request.log.error({ err: error }, 'a need could not be taken in');
			return { kind: 'away' } as const;
		});
	if (outcome.kind === 'away') {
		return show(app, reply.code(503), { ...posted, faults: [], notSent: true, drill });
	}
	const page = { language, drill, other: languageLink('/help', language) };
	if (outcome.kind === 'refused') {
		const { title, text: what, call, callCity } = text.tooMany;
		const lines = [what, dutyPhone ? call(dutyPhone) : callCity];
		return sendPage(reply.code(429), { ...page, title, content: notePage(title, lines, language) });
	}
	const content = sentPage({
		...outcome,
		language,
		nowMs: app.clock.now(),
		calendars: app.follower.board
	});
	return sendPage(reply, { ...page, title: text.sent.title, content });
}

type Shown = Omit<Parameters<typeof stepPage>[0], 'listed'>;

function show(app: TypedApp, reply: FastifyReply, state: Shown): FastifyReply {
	// What a heading alone says is kept as what it means.
	const answers = { ...state.answers, need: needOf(state.answers) };
	const { title, content, other } = stepPage({
		...state,
		answers,
		listed: listedIn(app.follower.board)
	});
	const { language, drill, token } = state;
	return sendPage(reply, { language, title, content, drill, other, token });
}

function closed(reply: FastifyReply, language: Language): FastifyReply {
	const { title, text } = helpTexts(language).closed;
	const page = { language, drill: false, other: languageLink('/help', language) };
	return sendPage(reply.code(503), { ...page, title, content: notePage(title, [text], language) });
}

/** A page that no browser keeps: nothing of it is found on the device afterwards. */
export function sendPage(reply: FastifyReply, page: Page): FastifyReply {
	return reply
		.headers({
			'content-security-policy': contentPolicy,
			'cache-control': 'no-store',
			'referrer-policy': 'same-origin'
		})
		.type('text/html; charset=utf-8')
		.send(pageOf({ ...page, told: toldNow(reply.server as TypedApp, page) }));
}

const mostTold = 2;

/** Signed messages of the centre that are on now, the gravest first; a drill's only where the door is a drill's. */
function toldNow(
	{ follower, clock }: TypedApp,
	{ language, drill: practises }: Pick<Page, 'language' | 'drill'>
): Told[] {
	return currentAlerts(follower.board.all('alert'), clock.now())
		.filter(({ source, drill }) => source === undefined && (practises || !drill))
		.slice(0, mostTold)
		.map((alert) => ({
			headline: saidIn(alert.headline, language)?.words ?? '',
			instruction: saidIn(alert.instruction, language)?.words ?? '',
			where: alertWhere(alert, texts(language), 77),
			until: texts(language).alerts.until(
				formatMoment(toMs(alert.expiresAt), clock.now(), language)
			)
		}));
}

/** As it was asked for; else the first of the browser's own that we have. */
export function languageOf(request: FastifyRequest, form: URLSearchParams): Language {
	const asked = form.get('language');
	if (isLanguage(asked)) return asked;
	const own = (request.headers['accept-language'] ?? '')
		.split(',')
		.map((part) => part.trim().slice(0, 2).toLowerCase());
	return own.find(isLanguage) ?? 'en';
}
