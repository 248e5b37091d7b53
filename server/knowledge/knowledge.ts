import { toInstant } from '#shared/kernel/clock.ts';
import { indicatorIds, indicators, type IndicatorId } from '#shared/model/indicators.ts';
import { sourceIds, sources, type SourceId } from '#shared/model/sources.ts';
import type { Role } from '#shared/model/terms.ts';
import { countyOutageId } from '#shared/rules/outages.ts';
import type { Board } from '#shared/fold/board.ts';
import { sourceState } from '#shared/rules/source-state.ts';
import type {
	AreaKnown,
	HoursKnown,
	MapKnown,
	Series,
	SourceStanding
} from '#shared/wire/indicators.ts';
import type { Loaded, PublicationStore } from '../store/publications.ts';
import { knownOf, standsOf, type Counted } from './stands.ts';

/** What the room knows of need, from every source; read again when there is another version. */
export class Knowledge {
	readonly #store: PublicationStore;
	readonly #board: Pick<Board, 'get'>;
	readonly #read = new Map<SourceId, { version: string; series: readonly Series[] }>();

	constructor(store: PublicationStore, board: Pick<Board, 'get'>) {
		this.#store = store;
		this.#board = board;
	}

	/** Every source there could be, and how it stands. */
	async standings(nowMs: number): Promise<SourceStanding[]> {
		const loaded = await this.#all();
		return sourceIds.map((id) => standingOf(id, loaded.get(id), nowMs));
	}

	/** Everything that is known of one community; what is not known is not in it, and its source says why. */
	async area(area: number, nowMs: number): Promise<Omit<AreaKnown, 'outages'>> {
		const loaded = await this.#all();
		const all = await Promise.all(indicatorIds.map((id) => this.#counted(id, loaded)));
		return {
			area,
			known: all.flatMap((counted) => (counted ? [knownOf(counted, area)] : [])),
			sources: sourceIds.map((id) => standingOf(id, loaded.get(id), nowMs)),
			asOf: toInstant(nowMs)
		};
	}

	/** What is published of when people were hurt in one community, by the hours of a week. */
	async hours(area: number, nowMs: number): Promise<HoursKnown> {
		const source = 'violence_victims';
		const loaded = (await this.#all()).get(source);
		const version = loaded?.head?.version;
		const all = version === undefined ? undefined : await this.#store.readHours(source, version);
		const levels = all?.[area - 1];
		return {
			area,
			...(levels ? { levels } : {}),
			source: standingOf(source, loaded, nowMs),
			asOf: toInstant(nowMs)
		};
	}

	/** Indicators in all communities, in the order in which they are asked for; all of one moment. */
	async maps(ids: readonly IndicatorId[], nowMs: number): Promise<Omit<MapKnown, 'listed'>[]> {
		const loaded = await this.#all();
		return Promise.all(
			ids.map(async (indicator): Promise<Omit<MapKnown, 'listed'>> => {
				const { source } = indicators[indicator];
				const counted = await this.#counted(indicator, loaded);
				return {
					indicator,
					...(counted ? standsOf(counted) : { areas: [] }),
					source: standingOf(source, loaded.get(source), nowMs),
					asOf: toInstant(nowMs)
				};
			})
		);
	}

	/** What was loaded, and what the room asks for itself: outages of the county are a record, and no load. */
	async #all(): Promise<Map<SourceId, Loaded>> {
		const loaded = await this.#store.all();
		const county = this.#board.get('outage', countyOutageId);
		if (county) {
			const { saidAt: receivedAt, companies: rows = 0, version } = county;
			// Its publisher does not say of when it is.
			const head = { version: String(version), receivedAt, rows, spoiled: 0, older: 0 };
			loaded.set('power_outages', { head });
		}
		return loaded;
	}

	async #counted(
		indicator: IndicatorId,
		loaded: ReadonlyMap<SourceId, Loaded>
	): Promise<Counted | undefined> {
		const series = await this.#seriesOf(indicator, loaded);
		if (!series) return undefined;
		const people = await this.#seriesOf('population', loaded);
		const occurredAt = loaded.get(indicators[indicator].source)?.head?.occurredAt;
		return { series, ...(people ? { people } : {}), ...(occurredAt ? { occurredAt } : {}) };
	}

	async #seriesOf(
		indicator: IndicatorId,
		loaded: ReadonlyMap<SourceId, Loaded>
	): Promise<Series | undefined> {
		const { source } = indicators[indicator];
		const version = loaded.get(source)?.head?.version;
		if (version === undefined) return undefined;
		let known = this.#read.get(source);
		if (known?.version !== version) {
			const series = await this.#store.read(source, version);
			// Another one came in between: what was read before is whole, too.
			if (series) this.#read.set(source, (known = { version, series }));
		}
		return known?.series.find((one) => one.indicator === indicator);
	}
}

/** Who is told which check failed; everybody else sees that the source is old. */
const told: readonly Role[] = ['administrator', 'analyst', 'manager'];

/** How a source stands, as somebody of a role is told it. */
export function toldTo(role: Role, standing: SourceStanding): SourceStanding {
	if (told.includes(role)) return standing;
	const { failed: _, ...rest } = standing;
	return rest;
}

function standingOf(id: SourceId, { head, failed }: Loaded = {}, nowMs: number): SourceStanding {
	const { receivedAt, occurredAt, publishedAt, rows } = head ?? {};
	const loads = {
		...(receivedAt ? { receivedAt } : {}),
		...(occurredAt ? { occurredAt } : {}),
		...(publishedAt ? { publishedAt } : {})
	};
	return {
		id,
		state: sourceState(
			sources[id],
			{ ...loads, ...(failed ? { failedAt: failed.failedAt } : {}) },
			nowMs
		),
		...loads,
		...(rows === undefined ? {} : { rows }),
		...(failed ? { failed } : {})
	};
}
