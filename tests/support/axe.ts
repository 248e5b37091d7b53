import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** It counts what a bar at the edge of the window covers just now. */
const ofPosition = 'target-size';

/** What a page does against WCAG 2.2 A and AA, as far as a program can tell: each with where it is and why. */
export async function violationsOf(page: Page): Promise<string[]> {
	const { violations } = await look(page).withTags(rules).analyze();
	const all = violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => ({
			id,
			target: target.join(' '),
			said: `${id}: ${target.join(' ')} ${failureSummary}`
		}))
	);
	const kept: string[] = [];
	for (const { id, target, said } of all) {
		if (id !== ofPosition || !(await fitsInTheMiddle(page, target))) kept.push(said);
	}
	return kept;
}

/** What half lies under a bar is looked at again in the middle of the window, where people press it. */
async function fitsInTheMiddle(page: Page, target: string): Promise<boolean> {
	const element = page.locator(target).first();
	await element.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
	const { violations } = await look(page).include(target).withRules([ofPosition]).analyze();
	return violations.length === 0;
}

/** No page has frames of another origin: one look is enough, and only what is wrong is told. */
function look(page: Page): AxeBuilder {
	return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
}
