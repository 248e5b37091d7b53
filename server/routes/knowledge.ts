import type { FastifySchemaCompiler } from 'fastify';
import { Type, type TSchema } from 'typebox';
import { toInstant } from '#shared/kernel/clock.ts';
import { AreaNumber, Instant } from '#shared/model/fields.ts';
import { indicatorIds, indicators } from '#shared/model/indicators.ts';
import { sourceIds, type SourceId } from '#shared/model/sources.ts';
import type { Role } from '#shared/model/terms.ts';
import type { Looker } from '#shared/rules/belonging.ts';
import { levelOf } from '#shared/rules/visibility.ts';
import type { Board } from '#shared/fold/board.ts';
import { listedIn } from '#shared/fold/place-view.ts';
import {
	AreaKnown,
	FailedLoad,
	HoursKnown,
	MapKnown,
	toldOf,
	type OutageTold,
	Publication,
	SourceStanding
} from '#shared/wire/indicators.ts';
import type { TypedApp } from '../app-types.ts';
import { fits } from '../fits.ts';
import { PublicationStore } from '../store/publications.ts';
import { Knowledge, toldTo } from '../knowledge/knowledge.ts';
import { equityRoutes } from './equity.ts';
import { sendCode } from './reply.ts';

/** Thirty years of months of twenty indicators. */
const bodyLimit = 16 * 1024 * 1024;
const Source = Type.Object({ source: Type.Enum(sourceIds) });

/** What the room knows of need: sources and how they stand, indicators of a community and of the map. */
export function knowledgeRoutes(app: TypedApp): void {
	const store = new PublicationStore(app.store);
	const knowledge = new Knowledge(store, app.follower.board);
	equityRoutes(app, knowledge);
	/** Nobody comes here without a session; whoever did would be told no more than a desk. */
	const roleOf = (person: { role: Role } | null): Role => person?.role ?? 'desk';

	app.get(
		'/api/sources',
		{
			schema: {
				summary: 'Every source of numbers, and how it stands',
				response: { 200: Type.Object({ sources: Type.Array(SourceStanding), asOf: Instant }) }
			}
		},
		async ({ person }) => {
			const nowMs = app.clock.now();
			const standings = await knowledge.standings(nowMs);
			return {
				sources: standings.map((one) => toldTo(roleOf(person), one)),
				asOf: toInstant(nowMs)
			};
		}
	);

	app.get(
		'/api/areas/:area/indicators',
		{
			schema: {
				summary: 'What is known of one community, beside the whole city',
				params: Type.Object({ area: AreaNumber }),
				response: { 200: AreaKnown }
			}
		},
		async ({ person, params }) => {
			const found = await knowledge.area(params.area, app.clock.now());
			return {
				...found,
				sources: found.sources.map((one) => toldTo(roleOf(person), one)),
				outages: outagesIn(app.follower.board, params.area, person)
			};
		}
	);

	app.get(
		'/api/indicators/:indicator',
		{
			schema: {
				summary: 'One indicator in all communities',
				params: Type.Object({ indicator: Type.Enum(indicatorIds) }),
				response: { 200: MapKnown }
			}
		},
		async ({ person, params }) => {
			const [found] = await knowledge.maps([params.indicator], app.clock.now());
			const listed = listedIn(app.follower.board);
			return { ...found!, source: toldTo(roleOf(person), found!.source), listed };
		}
	);

	hoursRoute(app, knowledge);
	loadRoutes(app, store);
}

/** For whoever says how much presence the hours of a community need. */
function hoursRoute(app: TypedApp, knowledge: Knowledge): void {
	app.get(
		'/api/areas/:area/hours',
		{
			schema: {
				summary: 'When people were hurt in one community, by the hours of a week, in four levels',
				params: Type.Object({ area: AreaNumber }),
				response: { 200: HoursKnown }
			}
		},
		({ params }) => knowledge.hours(params.area, app.clock.now())
	);
}

/** What is out in a community now, and in the county; nothing to whoever may have no record of it. */
function outagesIn(board: Board, area: number, person: Looker | null): OutageTold[] {
	const here = [...board.all('outage')].filter(
		({ state, communityArea = area }) => state === 'out' && communityArea === area
	);
	return here
		.filter((one) => person !== null && levelOf(person, one, board) !== 'nothing')
		.map((one) => toldOf(one));
}

/** Judges without changing: elsewhere a number that is `null` becomes nought, and here that is another thing. */
const asItIs: FastifySchemaCompiler<TSchema> =
	({ schema }) =>
	(data: unknown) =>
		fits(schema, data)
			? { value: data }
			: { error: Object.assign(new Error('does not fit'), { validation: [] }) };

/** What a load has to say: numbers that take the place of those before, or why there are none. */
function loadRoutes(app: TypedApp, store: PublicationStore): void {
	app.put(
		'/api/sources/:source',
		{
			bodyLimit,
			validatorCompiler: asItIs,
			schema: {
				summary: 'These numbers take the place of what was known from the source',
				params: Source,
				body: Publication,
				response: { 200: Type.Object({ changed: Type.Boolean() }) }
			}
		},
		async ({ body, params: { source }, person }, reply) => {
			if (!isWhole(source, body)) return sendCode(reply, 'INVALID_PAYLOAD');
			const before = (await store.all()).get(source)?.head?.version;
			const entry = { actor: person?.id ?? 'nobody', act: 'source_loaded' } as const;
			await app.access.audit.write({ ...entry, what: `${source} ${body.version}` });
			const isNewer = await store.write(source, body);
			return { changed: isNewer && before !== body.version };
		}
	);

	app.post(
		'/api/sources/:source/failures',
		{
			schema: {
				summary: 'A load was refused; what was known stays, and is told as old',
				params: Source,
				body: FailedLoad
			}
		},
		async ({ body, params: { source } }, reply) => {
			await store.fail(source, body);
			return reply.code(204).send();
		}
	);
}

/** Only indicators of this source, each once; as many values as periods; periods in order. */
function isWhole(source: SourceId, { series }: Publication): boolean {
	const names = new Set(series.map(({ indicator }) => indicator));
	if (names.size !== series.length) return false;
	return series.every(({ indicator, periods, areas, city, unplaced, errors = [] }) => {
		const rows = [...areas, ...errors, city, ...(unplaced ? [unplaced] : [])];
		const isOrdered = periods.every((period, at) => at === 0 || periods[at - 1]! < period);
		return (
			indicators[indicator].source === source &&
			isOrdered &&
			rows.every((row) => row.length === periods.length)
		);
	});
}
