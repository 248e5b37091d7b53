import { communityAreas } from '#shared/geo/community-areas.ts';
import { blockParts } from '#shared/text/format.ts';
import type { HelpTexts } from '#shared/text/help.ts';
import { placeOf, type Answers } from './answers.ts';
import { html, type Html } from '../html.ts';
import { viewOf } from './map-pick.ts';
import { pictureOf } from './map-picture.ts';

/** Where it is, as the room will keep it: what is shown here is what its teams see. */
export function placeWords(answers: Answers, text: HelpTexts): string {
	const place = placeOf(answers);
	const area = place?.communityArea && communityAreas[place.communityArea - 1]?.displayName;
	const parts = place?.block === undefined ? undefined : blockParts(place.block);
	const block = parts && text.place.block(parts.number, parts.street);
	if (block || area) return [block, area].filter(Boolean).join(', ');
	return answers.place === 'city' ? text.place.city : text.place.unsaid;
}

/** The map to pick a block on. It works as pages did before there were scripts: a tap sends where it was. */
export function mapChoice(answers: Answers, text: HelpTexts): Html {
	const words = text.place;
	const view = viewOf(answers.map);
	const isNear = view !== undefined && answers.map !== 'city';
	const picked = answers.spot === '' ? undefined : placeWords(answers, text);
	const what = !isNear ? words.mapFar : picked ? words.mapHave(picked) : words.mapNear;
	return html`<div class="more" id="map">
		<input type="hidden" name="map" value="${answers.map}" />
		<input type="hidden" name="spot" value="${answers.spot}" />
		${
			view &&
			html`<p role="status" tabindex="-1">${what}</p>
				<input
					class="map"
					type="image"
					name="at"
					formaction="/help#map"
					src="${pictureOf(view, answers.spot)}"
					width="${view.width}"
					height="${view.height}"
					alt="${words.mapAlt}"
				/>
				<p class="hint">${words.mapHint}</p>`
		}
		${answers.map === 'city' ? undefined : html`<p><button class="button" name="go" value="map" formaction="/help#map">${isNear ? words.mapWhole : words.mapShow}</button></p>`}
	</div>`;
}
