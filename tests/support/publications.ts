import { expect } from 'vitest';
import type { IndicatorId } from '#shared/model/indicators.ts';
import type { Publication, Series, Value } from '#shared/wire/indicators.ts';
import { SourceRefused } from '../../scripts/datasets/source-refused.ts';

export function seriesOf(publication: Publication, indicator: IndicatorId): Series {
	return publication.series.find((one) => one.indicator === indicator)!;
}

export function valueOf(
	publication: Publication,
	indicator: IndicatorId,
	area: number,
	period: string
): Value | undefined {
	const { periods, areas } = seriesOf(publication, indicator);
	return areas[area - 1]![periods.indexOf(period)];
}

/** Why a load was refused; fails when it was not. */
export async function refusal(work: Promise<unknown>): Promise<SourceRefused> {
	const error: unknown = await work.then(
		() => undefined,
		(reason: unknown) => reason
	);
	expect(error).toBeInstanceOf(SourceRefused);
	return error as SourceRefused;
}
