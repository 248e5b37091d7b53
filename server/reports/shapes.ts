import { html, type Html } from '../html.ts';

/** A priority by its shape, as on the wall: it reads without colour. */
export function shapeOf(priority: number): Html {
	const shape =
		priority === 1
			? html`<path d="M6 0 12 11H0Z" />`
			: priority === 2
				? html`<path d="M6 0 12 6 6 12 0 6Z" />`
				: priority === 3
					? html`<path d="M1 1H11V11H1Z" />`
					: html`<circle cx="6" cy="6" r="5.5" />`;
	return html`<svg class="shape" viewBox="0 0 12 12" aria-hidden="true">${shape}</svg>`;
}
