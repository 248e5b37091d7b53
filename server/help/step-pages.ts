import { communityAreas } from '#shared/geo/community-areas.ts';
import { reaches, soons } from '#shared/model/terms.ts';
import { dangerWords, speaksOfDanger } from '#shared/rules/danger-words.ts';
import {
	intakeTiles,
	isIntakeNeed,
	type IntakeNeed,
	type IntakeTile
} from '#shared/rules/intake-needs.ts';
import { helpTexts, type HelpTexts } from '#shared/text/help.ts';
import type { Language } from '#shared/text/language.ts';
import {
	fields,
	longestWords,
	needOf,
	steps,
	type Answers,
	type Fault,
	type Field,
	type Step
} from './answers.ts';
import { mapChoice, placeWords } from './place-words.ts';
import { checkedIf, chosenIf, faultList, invalidIf, line, radio, yesOrNo } from './form-fields.ts';
import { html, type Html } from '../html.ts';

/** What a page of the form shows. */
export interface FormState {
	step: Step;
	answers: Answers;
	language: Language;
	token: string;
	faults: readonly Fault[];
	/** It was sent and could not be kept: what is safe, and what to do. */
	notSent?: boolean;
	drill: boolean;
	/** Communities that are offered first: those on the list. */
	listed: readonly number[];
}

/** Fields that each step asks for; the others travel along unseen. */
const asked: Readonly<Record<Step, readonly Field[]>> = {
	need: ['tile', 'need'],
	place: ['place', 'address', 'one', 'other', 'area', 'map', 'spot'],
	soon: ['soon'],
	reach: ['reach', 'phone', 'email', 'message', 'sayWho', 'name', 'when'],
	words: ['words', 'interpreter'],
	check: []
};

/** One step of the form. Every answer is in the page itself: nothing is kept on the device or by the server. */
export function stepPage(state: FormState): { title: string; content: Html; other: Html } {
	const text = helpTexts(state.language);
	const { step, answers } = state;
	const number = steps.indexOf(step) + 1;
	const others = fields.filter((field) => !asked[step].includes(field) && answers[field] !== '');
	const content = html` ${step === 'need' && state.faults.length === 0 ? html`<p class="intro">${text.intro}</p>` : undefined}
		${faultList(state.faults, state.notSent ?? false, text)}
		<form id="form" method="post" action="/help" autocomplete="off" novalidate>
			<p class="step">${text.step(number, steps.length)}</p>
			<input type="hidden" name="step" value="${step}" />
			<input type="hidden" name="token" value="${state.token}" />
			<input type="hidden" name="language" value="${state.language}" />
			${others.map((field) => html`<input type="hidden" name="${field}" value="${answers[field]}" />`)}
			<p class="away" aria-hidden="true">
				<label>Website <input name="website" tabindex="-1" /></label>
			</p>
			${bodies[step](state, text)}
			<p class="buttons">
				<button class="main" name="go" value="next">
					${step === 'check' ? text.send : text.next}
				</button>
				${number > 1 ? html`<button name="go" value="back">${text.back}</button>` : undefined}
			</p>
		</form>`;
	const other = state.language === 'en' ? 'es' : 'en';
	return {
		title: titleOf(step, text),
		content,
		// The first button of a form is what Enter presses: that is to go on, wherever the others stand.
		other: html`<button
				form="form"
				name="go"
				value="next"
				class="away"
				tabindex="-1"
				aria-hidden="true"
			></button
			><button class="language" form="form" lang="${other}" name="go" value="language">
				${text.other}
			</button>`
	};
}

function titleOf(step: Step, text: HelpTexts): string {
	return step === 'need' ? text.title : text[step].title;
}

type Body = (state: FormState, text: HelpTexts) => Html;

const needBody: Body = ({ answers }, text) => {
	const chosen = Object.entries(intakeTiles).find(([, needs]) => needOf(answers) in needs)?.[0];
	const tile = answers.tile || chosen || '';
	return html`<fieldset id="need">
		<legend><h1>${text.need.title}</h1></legend>
		${Object.entries(intakeTiles).map(([key, needs]) => {
			const list = Object.keys(needs) as IntakeNeed[];
			const more =
				list.length < 2
					? undefined
					: html`<div class="more" role="group" aria-label="${text.need.more}">
							${list.map((need) => radio('need', need, text.needs[need], needOf(answers)))}
						</div>`;
			return html`<div class="tile">
				${radio('tile', key, text.tiles[key as IntakeTile], tile)}${more}
			</div>`;
		})}
	</fieldset>`;
};

const placeBody: Body = ({ answers, faults, listed }, text) => {
	const words = text.place;
	const first = communityAreas.filter(({ number }) => listed.includes(number));
	const options = (areas: typeof first) =>
		areas
			.toSorted((a, b) => a.displayName.localeCompare(b.displayName))
			.map(
				({ number, displayName }) =>
					html`<option value="${number}" ${chosenIf(answers.area === String(number))}>
						${displayName}
					</option>`
			);
	return html`<fieldset id="place">
		<legend><h1>${words.title}</h1></legend>
		<div class="way">
			${radio('place', 'address', words.address, answers.place)}
			<div class="more">
				${line('address', words.addressLine, answers, { faults, hint: words.addressHint, autocomplete: 'street-address' })}
			</div>
		</div>
		<div class="way">
			${radio('place', 'corner', words.corner, answers.place)}
			<div class="more">
				${line('one', words.one, answers, { faults, hint: words.cornerHint })}${line('other', words.other, answers, { faults })}
			</div>
		</div>
		<div class="way">
			${radio('place', 'map', words.map, answers.place)}${mapChoice(answers, text)}
		</div>
		<div class="way">
			${radio('place', 'area', words.area, answers.place)}
			<div class="more">
				<label for="area">${words.areaChoice}</label>
				<select id="area" name="area" ${invalidIf(faults, 'area')}>
					<option value="">${words.areaNone}</option>
					<optgroup label="${words.first}">${options(first)}</optgroup>
					<optgroup label="${words.all}">
						${options(communityAreas.filter((one) => !first.includes(one)))}
					</optgroup>
				</select>
			</div>
		</div>
		<div class="way">${radio('place', 'city', words.city, answers.place)}</div>
		<div class="way">${radio('place', 'unsaid', words.unsaid, answers.place)}</div>
	</fieldset>`;
};

const soonBody: Body = ({ answers }, text) =>
	html`<fieldset id="soon">
		<legend><h1>${text.soon.title}</h1></legend>
		<p class="hint">${text.soon.hint}</p>
		${soons.map(
			(soon) =>
				html`<div class="way">
					${radio('soon', soon, text.soons[soon], answers.soon)}
					${
						soon === 'now'
							? html`<div class="more">
									<p class="warn">${text.danger.words} <a href="tel:911">${text.danger.call}</a></p>
								</div>`
							: undefined
					}
				</div>`
		)}
	</fieldset>`;

const reachBody: Body = ({ answers, faults }, text) => {
	const words = text.reach;
	return html`<fieldset id="reach">
		<legend><h1>${words.title}</h1></legend>
		<p class="hint">${words.hint}</p>
		${reaches.map((reach) => html`<div class="way">${radio('reach', reach, text.reaches[reach], answers.reach)}</div>`)}
		<div class="ways" data-for="call text">
			${line('phone', words.phone, answers, { faults, type: 'tel', autocomplete: 'tel' })}${yesOrNo('sayWho', words.who, answers, text)}
		</div>
		<div class="ways" data-for="call">${yesOrNo('message', words.message, answers, text)}</div>
		<div class="ways" data-for="email">
			${line('email', words.email, answers, { faults, type: 'email', autocomplete: 'email' })}
		</div>
		<div class="ways" data-for="call text email">
			${line('name', words.name, answers, { faults, optional: text.optional })}${line('when', words.when, answers, { faults, optional: text.optional })}
		</div>
	</fieldset>`;
};

const wordsBody: Body = ({ answers, faults }, text) => {
	const words = text.words;
	const isWarned = speaksOfDanger(answers.words);
	return html`<h1>${words.title}</h1>
		<label for="words">${words.label} <span class="hint">(${text.optional})</span></label>
		<p class="hint" id="words-hint">${words.hint}</p>
		<textarea
			id="words"
			name="words"
			rows="6"
			maxlength="${longestWords}"
			dir="auto"
			aria-describedby="words-hint words-danger"
			data-danger="${dangerWords.join('|')}"
			${invalidIf(faults, 'words')}
		>
${answers.words}</textarea>
		<p class="warn" id="words-danger" role="status" ${isWarned ? undefined : html` hidden`}>
			${text.danger.words} <a href="tel:911">${text.danger.call}</a>
		</p>
		<p class="way">
			<label class="choice"
				><input
					type="checkbox"
					name="interpreter"
					value="yes"
					${checkedIf(answers.interpreter === 'yes')}
				/>
				${words.interpreter}</label
			>
		</p>`;
};

const checkBody: Body = ({ answers }, text) => {
	const need = needOf(answers);
	const rows: [Step, string, string][] = [
		['need', text.check.need, isIntakeNeed(need) ? text.needs[need] : ''],
		['place', text.check.place, placeWords(answers, text)],
		['soon', text.check.soon, (text.soons as Record<string, string>)[answers.soon] ?? ''],
		['reach', text.check.reach, reachWords(answers, text)],
		['words', text.check.words, answers.words || text.check.none]
	];
	return html`<h1>${text.check.title}</h1>
		${speaksOfDanger(answers.words) ? html`<p class="warn" role="alert">${text.danger.words} <a href="tel:911">${text.danger.call}</a></p>` : undefined}
		<dl class="answers">
			${rows.map(
				([step, name, said]) =>
					html`<div>
						<dt>${name}</dt>
						<dd dir="auto">${said}</dd>
						<dd class="change">
							<button name="go" value="${step}" aria-label="${text.change}: ${name}">
								${text.change}
							</button>
						</dd>
					</div>`
			)}
		</dl>
		<p class="hint">${text.check.who}</p>`;
};

const bodies: Readonly<Record<Step, Body>> = {
	need: needBody,
	place: placeBody,
	soon: soonBody,
	reach: reachBody,
	words: wordsBody,
	check: checkBody
};

function reachWords({ reach, phone, email }: Answers, text: HelpTexts): string {
	const way = (text.reaches as Record<string, string>)[reach] ?? '';
	const where = reach === 'email' ? email : reach === 'nobody' ? '' : phone;
	return where ? `${way}: ${where}` : way;
}
