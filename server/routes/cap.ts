import { Type } from 'typebox';
import { toInstant } from '#shared/kernel/clock.ts';
import type { Alert } from '#shared/model/alert.ts';
import { isCurrentAlert } from '#shared/rules/alert-moves.ts';
import type { TypedApp } from '../app-types.ts';
import { capOf, identifierOf, type Speaker } from '../alerts/write-cap.ts';
import { readRecords } from '../store/records.ts';
import { xmlText } from '../xml-text.ts';
import { sendCode } from './reply.ts';

const publicLimit = { rateLimit: { max: 120, timeWindow: '1 minute' } };
const Params = Type.Object({
	name: Type.String({ pattern: '^alert-[0-9a-z]{2,40}(-cancel)?\\.xml$' })
});

/** What the centre tells everybody, for those who carry it on: CAP 1.2, and an Atom list of what is told now. */
export function capRoutes(app: TypedApp, speaker: Speaker): void {
	app.get(
		'/cap/alerts.atom',
		{
			config: publicLimit,
			schema: { summary: 'Alerts of the center that are on now, as Atom (RFC 4287)' }
		},
		async (request, reply) => {
			const origin = speaker.origin || `${request.protocol}://${request.host}`;
			return reply
				.type('application/atom+xml; charset=utf-8')
				.header('cache-control', 'no-cache')
				.send(listOf(own(app), origin, app.clock.now()));
		}
	);

	app.get(
		'/cap/:name',
		{
			config: publicLimit,
			schema: { summary: 'One alert of the center, or its end, as CAP 1.2', params: Params }
		},
		async (request, reply) => {
			const name = request.params.name.replace(/\.xml$/, '');
			const isEnd = name.endsWith('-cancel');
			const id = name.replace(/-cancel$/, '').replace('-', '_');
			const alert = app.follower.board.get('alert', id) ?? (await readAlert(app, id));
			// A draft is nobody's yet, and what came from elsewhere is its sender's to tell.
			const isTold = alert && alert.source === undefined && alert.issuedAt !== undefined;
			if (!isTold || (isEnd && alert.state !== 'ended')) return sendCode(reply, 'NOT_FOUND');
			return reply
				.type('application/cap+xml; charset=utf-8')
				.header('cache-control', 'no-cache')
				.send(capOf(alert, speaker, isEnd));
		}
	);
}

/** Signed here, and told now or ended not long ago: whoever carries it on has to hear of its end. */
function own(app: TypedApp): Alert[] {
	const nowMs = app.clock.now();
	return [...app.follower.board.all('alert')]
		.filter(({ source, issuedAt }) => source === undefined && issuedAt !== undefined)
		.filter((alert) => isCurrentAlert(alert, nowMs) || alert.state === 'ended')
		.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt));
}

async function readAlert({ store }: TypedApp, id: string): Promise<Alert | undefined> {
	const [found] = await readRecords(store.redis, store.keys, [{ kind: 'alert', id }]);
	return found?.kind === 'alert' ? found : undefined;
}

function listOf(alerts: readonly Alert[], origin: string, nowMs: number): string {
	const updated = alerts[0]?.changedAt ?? toInstant(nowMs);
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom">',
		'<title>Community Safety Coordination Center: alerts</title>',
		`<id>${xmlText(origin)}/cap/alerts.atom</id>`,
		`<link rel="self" href="${xmlText(origin)}/cap/alerts.atom"/>`,
		`<updated>${updated}</updated>`,
		'<author><name>Community Safety Coordination Center</name></author>',
		...alerts.flatMap((alert) => {
			const name = identifierOf(alert, alert.state === 'ended');
			return [
				'<entry>',
				`<id>${xmlText(origin)}/cap/${name}.xml</id>`,
				`<title>${alert.drill ? 'EXERCISE: ' : ''}${xmlText(alert.headline?.en ?? '')}</title>`,
				`<updated>${alert.changedAt}</updated>`,
				`<link type="application/cap+xml" href="${xmlText(origin)}/cap/${name}.xml"/>`,
				'</entry>'
			];
		}),
		'</feed>',
		''
	].join('\n');
}
