import { createHash } from 'node:crypto';
import { toMs } from '#shared/kernel/clock.ts';
import type { Report, ReportFigures } from '#shared/model/report.ts';
import { onTimeTarget } from '#shared/fold/wall-view.ts';
import { leastShown } from '#shared/rules/small-numbers.ts';
import { formatMoment, formatShare, formatSpanInFull, formatTime } from '#shared/text/format.ts';
import type { Language, Texts } from '#shared/text/text.ts';
import { html, type Html } from '../html.ts';
import { cityMap } from './city-map.ts';
import { paperOf, tableOf } from './paper.ts';
import { shapeOf } from './shapes.ts';

/** What is known besides the report, when a copy of it is made. */
export interface Copy {
	text: Texts;
	language: Language;
	/** Names of communities by number, of organizations and people by id. */
	placeOf: (area: number) => string;
	agencyOf: (id: string) => string | undefined;
	personOf: (id: string) => string;
	/** Gaps of the live picture in its time; nothing where that is not known any more. */
	gaps: readonly { fromMs: number; toMs: number }[] | undefined;
	/** What comes from outside and is not up to date. */
	late: readonly string[];
	/** The room was not live when the copy was made. */
	notLiveAtMs: number | undefined;
}

/** Of a version, the same on every copy in whatever language: a paper is held beside the record by it. */
export function markOf(report: Report): string {
	const { number, edition, figures, summary, planned, asks, nextAt, signedAt } = report;
	const said = [number, edition, figures, summary, planned, asks, nextAt, signedAt];
	return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 8);
}

/** A situation report as a page for two sheets of Letter at most. */
export function situationReport(report: Report, copy: Copy): string {
	const { text, language } = copy;
	const words = text.reports.onPaper;
	const { figures } = report;
	const asOf = words.asOf(moment(figures.asOf, language));
	const title = text.reports.numbered(report.number, report.edition);
	return paperOf({
		language,
		title: `${title} · ${text.common.name}`,
		foot: `${title} · ${asOf}${report.state === 'draft' ? ` · ${words.unsigned}` : ''}`,
		pageOf: words.page,
		content: html`${headOf(report, copy)} ${summaryOf(report)} ${kpisOf(figures, copy)}
			<div class="two">
				<section>${onTimeOf(figures, copy)}</section>
				<section>${changesOf(report, copy)}</section>
			</div>
			<section>${urgentOf(figures, copy)}</section>
			<section class="place">${placesOf(figures, copy)}</section>
			<section class="two">${writtenOf(report, copy)}</section>
			${notesOf(report, copy)}`
	});
}

function moment(instant: string, language: Language): string {
	const ms = toMs(instant);
	return `${formatTime(ms, 'time', language)}, ${formatTime(ms, 'date', language)}`;
}

function headOf(report: Report, { text, language, personOf, notLiveAtMs }: Copy): Html {
	const words = text.reports.onPaper;
	const { state, createdBy, signedBy, signedAt, figures, drill } = report;
	const signed =
		signedBy === undefined || signedAt === undefined
			? undefined
			: words.signed(personOf(signedBy), moment(signedAt, language));
	const isAlone = signedBy !== undefined && signedBy === createdBy;
	return html`<header class="head">
			<div>
				<p class="center">${text.common.fullName}</p>
				<h1>${text.reports.numbered(report.number, report.edition)}</h1>
			</div>
			<div class="right">
				<p class="asof">${words.asOf(moment(figures.asOf, language))}</p>
				<p class="quiet">
					${words.period(moment(report.fromAt, language), moment(figures.asOf, language))}
				</p>
			</div>
		</header>
		<p class="quiet">
			${[words.prepared(personOf(createdBy)), signed, isAlone ? words.samePerson : undefined]
				.filter((part) => part !== undefined)
				.join(' · ')}
		</p>
		<div class="stamps">
			${drill ? html`<p class="stamp drill">${text.common.drill}: ${text.common.drillNote}</p>` : undefined}
			${state === 'draft' ? html`<p class="stamp">${words.unsigned}</p>` : undefined}
			${state === 'corrected' ? html`<p class="stamp">${words.corrected}</p>` : undefined}
		</div>
		${
			report.corrects && report.reason
				? html`<p class="written">${words.corrects(report.reason)}</p>`
				: undefined
		}
		${
			notLiveAtMs === undefined
				? undefined
				: html`<p class="warn">${words.notLive(formatTime(notLiveAtMs, 'time', language))}</p>`
		}`;
}

/** As it was written, line by line: nothing stands before its first word. */
function summaryOf({ summary, language }: Report): Html {
	const look = summary.length > 420 ? 'summary long' : 'summary';
	return html`<p class="${look}" lang="${language}">${summary}</p>`;
}

function kpisOf({ before, people, ...now }: ReportFigures, { text }: Copy): Html {
	const words = text.reports.onPaper;
	const { kpis, than, hidden } = words;
	const told = (count: number | null) => count ?? hidden;
	const since = (name: 'open' | 'urgent' | 'late') => {
		const [was, is] = [before?.[name] ?? null, now[name]];
		return was === null || is === null ? undefined : html`<small>${than(is - was)}</small>`;
	};
	const cell = (name: string, value: string | number, more?: Html) =>
		html`<div>
			<dt>${name}</dt>
			<dd><b>${value}</b>${more ?? html`<small>&nbsp;</small>`}</dd>
		</div>`;
	return html`<dl class="kpis">
		${cell(kpis.open, told(now.open), since('open'))}
		${cell(kpis.urgent, now.urgent, since('urgent'))} ${cell(kpis.late, now.late, since('late'))}
		${cell(kpis.received, told(now.received))} ${cell(kpis.resolved, now.resolved)}
		${cell(kpis.people, people.out, html`<small>${words.ofPlanned(people.planned)}</small>`)}
	</dl>`;
}

function onTimeOf({ onTime, firstLook }: ReportFigures, { text }: Copy): Html {
	const words = text.reports.onPaper;
	const rows = onTime.map(({ priority, kept, promised }) => [
		html`${shapeOf(priority)}P${priority} ${text.priorities[priority]}`,
		promised < leastShown ? words.few : formatShare(kept, promised),
		kept,
		promised
	]);
	const { n, p50, p90 } = firstLook;
	const minutes = (value: number) => words.minutes(Math.round(value));
	return html`<h2>${words.onTime}</h2>
		${tableOf([words.priority, words.share, words.kept, words.promised], rows, [1, 2, 3])}
		<p class="quiet">
			${words.target(formatShare(onTimeTarget, 1))}.
			${
				p50 === null || p90 === null
					? words.firstLookFew(n)
					: words.firstLook(minutes(p50), minutes(p90), n)
			}
		</p>`;
}

function changesOf({ figures, fromAt }: Report, { text, language, placeOf }: Copy): Html {
	const words = text.reports.onPaper;
	const asOfMs = toMs(figures.asOf);
	const say = (at: string) => formatMoment(toMs(at), asOfMs, language);
	const lines = figures.changes.map(({ what, at, communityArea, category }) => {
		const where = communityArea === undefined ? words.somewhere : placeOf(communityArea);
		const kind = category === undefined ? '' : text.categories[category];
		return html`<li>
			<time datetime="${at}">${say(at)}</time><span>${words.change[what](where, kind)}</span>
		</li>`;
	});
	return html`<h2>${words.changes}</h2>
		${
			lines.length === 0
				? html`<p>${words.changesNone(say(fromAt))}</p>`
				: html`<ul>
						${lines}
					</ul>`
		}
		${figures.more === 0 ? undefined : html`<p class="quiet">${words.changesMore(figures.more)}</p>`}`;
}

function urgentOf({ urgentRows, urgent, asOf }: ReportFigures, copy: Copy): Html {
	const { text, language, placeOf, agencyOf } = copy;
	const words = text.reports.onPaper;
	const rows = urgentRows.map(({ category, communityArea, since, unowned, late, agencyId }) => {
		const owner = agencyId === undefined ? undefined : agencyOf(agencyId);
		const spanMs = toMs(asOf) - toMs(since);
		return [
			html`${shapeOf(1)}${text.categories[category]}`,
			communityArea === undefined ? words.somewhere : placeOf(communityArea),
			`${formatMoment(toMs(since), toMs(asOf), language)} (${formatSpanInFull(spanMs)})`,
			unowned ? html`<b>${words.unowned}</b>` : (owner ?? '–'),
			late ? html`<b>${words.late}</b>` : ''
		];
	});
	const more = urgent - urgentRows.length;
	return html`<h2>${words.urgent}</h2>
		${
			rows.length === 0
				? html`<p>${words.urgentNone}</p>`
				: tableOf([words.kind, words.where, words.since, words.owner, ''], rows)
		}
		${more > 0 ? html`<p class="quiet">${words.urgentMore(more)}</p>` : undefined}`;
}

function placesOf(figures: ReportFigures, copy: Copy): Html {
	const { text, placeOf } = copy;
	const words = text.reports.onPaper;
	const told = (count: number | null) => count ?? words.hiddenShort;
	const onTime = (onTarget: boolean | null, promised: number | null) =>
		onTarget === null
			? promised === 0
				? '–'
				: words.hiddenShort
			: onTarget
				? words.atTarget
				: html`<b>${words.belowTarget}</b>`;
	const rows = figures.places.map(
		({ communityArea, open, received, out, planned, promised, onTarget }) => [
			communityArea === undefined ? words.elsewhere : placeOf(communityArea),
			told(open),
			told(received),
			`${out} / ${planned}`,
			onTime(onTarget, promised)
		]
	);
	const columns = [words.community, words.open, words.received, words.out, words.share];
	return html`<div>
			<h2>${words.places}</h2>
			<figure>
				${cityMap(figures.places, words.places)}
				<figcaption>${words.mapLegend}</figcaption>
			</figure>
		</div>
		<div>
			<div class="rule">${tableOf(columns, rows, [1, 2, 3, 4])}</div>
			<section>${risksOf(figures, copy)}</section>
		</div>`;
}

function risksOf({ risks, asOf, places }: ReportFigures, { text, language, placeOf }: Copy): Html {
	const words = text.reports.onPaper;
	const all = places.length - 1;
	const lines = risks.map(({ what, count, areas = [], categories = [], since }) => {
		const said = words.risk[what]({
			count,
			where: areas.length === all ? words.everywhere : areas.map(placeOf).join(', '),
			what: categories.map((one) => text.categories[one].toLowerCase()).join(', '),
			since: since === undefined ? '' : formatMoment(toMs(since), toMs(asOf), language)
		});
		return html`<li>${said}</li>`;
	});
	return html`<h2>${words.risks}</h2>
		${
			lines.length === 0
				? html`<p>${words.risksNone}</p>`
				: html`<ul class="plain">
						${lines}
					</ul>`
		}`;
}

function writtenOf(report: Report, { text, language }: Copy): Html {
	const words = text.reports.onPaper;
	const { planned, asks, nextAt } = report;
	const said = (written: string | undefined) =>
		written !== undefined && html`<p class="written" lang="${report.language}">${written}</p>`;
	const next = nextAt !== undefined && html`<p><b>${words.next(moment(nextAt, language))}</b></p>`;
	const part = (heading: string, ...all: (Html | false)[]) =>
		all.some((one) => one) &&
		html`<div>
			<h2>${heading}</h2>
			${all}
		</div>`;
	return html`${part(words.planned, said(planned), next)}${part(words.asks, said(asks))}`;
}

function notesOf(report: Report, { text, gaps, late }: Copy): Html {
	const words = text.reports.onPaper;
	const lostMs = (gaps ?? []).reduce((sum, gap) => sum + gap.toMs - gap.fromMs, 0);
	const said = [
		words.noteHidden,
		words.noteMeaning,
		gaps === undefined ? words.noteUnknown : words.noteGaps(gaps.length, formatSpanInFull(lostMs)),
		...(late.length === 0 ? [] : [words.noteSources(late.join(', '))]),
		words.mark(markOf(report))
	];
	return html`<footer class="notes">
		<p><b>${words.notes}.</b> ${said.join(' ')}</p>
	</footer>`;
}
