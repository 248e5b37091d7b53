import type { Request } from '../model/request.ts';
import type { cityServices, Category } from '../model/terms.ts';

/** Kinds of needs that are published without saying anything of a person: what is broken or dirty in the street. */
export const publishedCategories = [
	...(['lighting', 'vacant_property', 'vacant_lot_cleanup'] as const),
	...(['graffiti_dumping', 'abandoned_vehicle'] as const)
] as const satisfies readonly (typeof cityServices)[number][];

/** Whether anybody may read of it: where it is by block, of what kind, and where it stands. Never its words. */
export function isPublished({
	category,
	restricted,
	state
}: Pick<Request, 'category' | 'restricted' | 'state'>): boolean {
	return !restricted && state !== 'held' && state !== 'discarded' && isPublishedKind(category);
}

export function isPublishedKind(category: Category): boolean {
	return publishedCategories.some((one) => one === category);
}
