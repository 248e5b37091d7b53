import type { Request } from '#shared/model/request.ts';
import { categoryCodes, type Category } from '#shared/model/terms.ts';

/** What a list is narrowed to. Nothing in it names a person: it stands in addresses. */
export interface Filter {
	communityArea?: number;
	category?: Category;
	priority?: number;
	/** The organisation that has it. */
	agencyId?: string;
}

export const filterFields = ['communityArea', 'category', 'priority', 'agencyId'] as const;

/** What an address asks for; what it does not say rightly is left out. */
export function filterIn(params: Pick<URLSearchParams, 'get'>): Filter {
	const area = Number(params.get('communityArea'));
	const category = categoryCodes.find((one) => one === params.get('category'));
	const priority = [1, 2, 3, 4].find((one) => String(one) === params.get('priority'));
	const agencyId = /^agency_[0-9a-z]{1,40}$/.exec(params.get('agencyId') ?? '')?.[0];
	return {
		...(Number.isInteger(area) && area >= 1 && area <= 77 ? { communityArea: area } : {}),
		...(category ? { category } : {}),
		...(priority ? { priority } : {}),
		...(agencyId ? { agencyId } : {})
	};
}

/** Writes a filter into an address; what it does not ask for is taken out. */
export function writeFilter(params: URLSearchParams, filter: Filter): void {
	for (const field of filterFields) {
		const value = filter[field];
		if (value === undefined) params.delete(field);
		else params.set(field, String(value));
	}
}

/** A request is what the filter asks for, as far as this desk can tell: an outline has no category. */
export function passes(filter: Filter, request: Request): boolean {
	return filterFields.every((field) => {
		const wanted = filter[field];
		return wanted === undefined || request[field] === wanted;
	});
}

export const isNarrow = (filter: Filter): boolean =>
	filterFields.some((field) => filter[field] !== undefined);
