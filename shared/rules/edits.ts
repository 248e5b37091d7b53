import { Type, type TSchema } from 'typebox';
import { AreaNumber, Block, Instant, Priority, Title } from '../model/fields.ts';
import { mostTags, Tag } from '../model/request.ts';
import { categoryCodes, desks } from '../model/terms.ts';

/** A field that always has a value: what it was when somebody began, and what it shall be. */
const must = <S extends TSchema>(schema: S) =>
	Type.Optional(Type.Object({ from: schema, to: schema }, { additionalProperties: false }));
/** One that may be empty: without `from` it was, without `to` it shall be. */
const may = <S extends TSchema>(schema: S) =>
	Type.Optional(
		Type.Object(
			{ from: Type.Optional(schema), to: Type.Optional(schema) },
			{ additionalProperties: false }
		)
	);
const fields = <P extends Record<string, TSchema>>(properties: P) =>
	Type.Object(properties, { additionalProperties: false, minProperties: 1 });

/**
 * What can be put right in a record without a move, field by field. Whoever edits says of each field what they
 * saw in it: edits of different fields both win, and of the same field the second is told.
 */
export const requestEdits = fields({
	title: must(Title),
	priority: must(Priority),
	category: must(Type.Enum(categoryCodes)),
	deskId: must(Type.Enum(desks)),
	communityArea: may(AreaNumber),
	block: may(Block),
	promisedFor: may(Instant),
	tags: may(Type.Array(Tag, { maxItems: mostTags, uniqueItems: true }))
});

export const taskEdits = fields({
	title: must(Title),
	priority: must(Priority),
	block: may(Block),
	/** Whether its request has to wait for it. */
	required: may(Type.Boolean())
});

export const deploymentEdits = fields({
	plannedFrom: must(Instant),
	plannedTo: must(Instant),
	headcount: must(Type.Integer({ minimum: 1, maximum: 50 })),
	purpose: must(Type.String({ minLength: 3, maxLength: 120 }))
});

export const activationEdits = fields({
	title: must(Title),
	site: must(Title),
	opensAt: must(Instant),
	closesAt: must(Instant),
	volunteers: must(Type.Integer({ minimum: 0, maximum: 1_000 })),
	languages: must(
		Type.Array(Type.String({ pattern: '^[a-z]{2,3}$', examples: ['es'] }), { maxItems: 20 })
	)
});

/**
 * Fields that hold things without an order, and how many at most: an edit says what comes in and what goes out, so that
 * two of them never meet.
 */
export const sets: Readonly<Record<string, number>> = { tags: mostTags };

/** What a set holds after an edit, in the order of letters; nothing when it is empty. Whoever edits need not have seen it. */
export function mergeSet(
	now: unknown,
	edit: { from?: unknown; to?: unknown }
): readonly string[] | undefined {
	const [is, from, to] = [now, edit.from, edit.to].map(
		(value) => (value ?? []) as readonly string[]
	) as [readonly string[], readonly string[], readonly string[]];
	const stays = is.filter((one) => to.includes(one) || !from.includes(one));
	const comes = to.filter((one) => !from.includes(one));
	const all = [...new Set([...stays, ...comes])].toSorted();
	return all.length > 0 ? all : undefined;
}

/** A set holds more than it may. */
export function isOverfull(field: string, value: unknown): boolean {
	return ((value ?? []) as readonly string[]).length > (sets[field] ?? Infinity);
}

/** Edits by field, whatever the record. */
export type Edits = Readonly<Record<string, { from?: unknown; to?: unknown } | undefined>>;
