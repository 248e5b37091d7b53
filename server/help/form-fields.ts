import type { HelpTexts } from '#shared/text/help.ts';
import type { Answers, Fault, Field } from './answers.ts';
import { html, type Html } from '../html.ts';

/** One of several to choose from. */
export function radio(name: Field, value: string, label: string, chosen: string): Html {
	return html`<label class="choice"
		><input type="radio" name="${name}" value="${value}" ${checkedIf(value === chosen)} />
		${label}</label
	>`;
}

interface Line {
	faults: readonly Fault[];
	hint?: string;
	optional?: string;
	type?: string;
	autocomplete?: string;
}

/** A line to type in, with what it is for and what is wrong with it. */
export function line(field: Field, label: string, answers: Answers, more: Line): Html {
	const { faults, hint, optional, type = 'text', autocomplete = 'off' } = more;
	return html`<label for="${field}"
			>${label}${optional ? html` <span class="hint">(${optional})</span>` : undefined}</label
		>
		${hint ? html`<p class="hint" id="${field}-hint">${hint}</p>` : undefined}
		<input
			id="${field}"
			name="${field}"
			type="${type}"
			value="${answers[field]}"
			autocomplete="${autocomplete}"
			dir="auto"
			${hint ? html` aria-describedby="${field}-hint"` : undefined}${invalidIf(faults, field)}
		/>`;
}

/** A question in between. */
export function yesOrNo(field: Field, label: string, answers: Answers, text: HelpTexts): Html {
	return html`<fieldset class="small">
		<legend>${label}</legend>
		${radio(field, 'yes', text.reach.yes, answers[field])}${radio(field, 'no', text.reach.no, answers[field])}
	</fieldset>`;
}

export const checkedIf = (is: boolean) => (is ? html` checked` : undefined);
export const chosenIf = (is: boolean) => (is ? html` selected` : undefined);
export const invalidIf = (faults: readonly Fault[], field: Field) =>
	faults.some((fault) => fault.field === field) ? html` aria-invalid="true"` : undefined;

/** What stands against going on, or that it was not sent: above the form, and told at once. */
export function faultList(
	faults: readonly Fault[],
	notSent: boolean,
	text: HelpTexts
): Html | undefined {
	if (notSent) {
		return html`<div class="faults" role="alert">
			<h2>${text.away.title}</h2>
			<p>${text.away.text}</p>
		</div>`;
	}
	if (faults.length === 0) return undefined;
	return html`<div class="faults" role="alert" tabindex="-1">
		<h2>${text.fix}</h2>
		<ul>
			${faults.map(({ field, fault }) => html`<li><a href="#${field}">${text.faults[fault]}</a></li>`)}
		</ul>
	</div>`;
}
