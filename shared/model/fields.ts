import { Type, type Static, type TObject, type TSchema } from 'typebox';

/**
 * Who could ever receive a field. A projection copies only fields of the classes its audience has.
 * `confidential` fields are never part of a record: they are sealed and read one at a time.
 */
export type FieldClass = 'public' | 'operational';

export interface Classed<S extends TSchema> {
	readonly fieldClass: FieldClass;
	readonly schema: S;
}

/** May be shown to every signed-in screen, restricted records included. */
export const open = <S extends TSchema>(schema: S): Classed<S> => ({
	fieldClass: 'public',
	schema
});

/** For the people who do the work; left out of restricted records for those without the right. */
export const operational = <S extends TSchema>(schema: S): Classed<S> => ({
	fieldClass: 'operational',
	schema
});

export const Id = Type.String({
	pattern: '^[a-z]+_[0-9a-z]{2,40}$',
	maxLength: 60,
	examples: ['request_4kq0m2c97xw1zt8b']
});
/** Months, days and hours within their bounds: what passes here can be read as a time. */
export const Instant = Type.String({
	pattern:
		'^20\\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$',
	examples: ['2026-07-15T15:00:00.000Z']
});
export const AreaNumber = Type.Integer({ minimum: 1, maximum: 77, examples: [29] });
export const Title = Type.String({
	minLength: 3,
	maxLength: 120,
	examples: ['Alley dark by the school']
});
export const FreeText = Type.String({
	minLength: 1,
	maxLength: 2000,
	examples: ['Two lamps are out']
});
/** A hundred-block, never an exact address: `42XX W MADISON ST`. */
export const Block = Type.String({
	minLength: 3,
	maxLength: 80,
	examples: ['42XX W MADISON ST']
});
/** What somebody says in a sentence or two. */
export const Words = Type.String({
	minLength: 3,
	maxLength: 500,
	examples: ['Two lamps are out']
});
export const Priority = Type.Integer({ minimum: 1, maximum: 4 });
export const optional = Type.Optional;

/** What every record carries: who it is, how often it changed, and by what. */
const common = {
	id: open(Id),
	version: open(Type.Integer({ minimum: 1 })),
	changedAt: open(Instant),
	/** Name of the command that made this version. */
	changedCommand: open(Type.String({ maxLength: 60 })),
	/** Person id of who gave it; `system` for the timekeeper. */
	changedBy: operational(Type.String({ maxLength: 60 })),
	/** Practice data: marked on every screen. */
	drill: open(Type.Boolean())
};

type Fields = Record<string, Classed<TSchema>>;
type Properties<F extends Fields> = { [Name in keyof F]: F[Name]['schema'] };
type Common = typeof common;

export interface RecordKind<Kind extends string, F extends Fields> {
	readonly kind: Kind;
	readonly schema: TObject<Properties<F & Common> & { kind: ReturnType<typeof literal<Kind>> }>;
	readonly classes: Readonly<Record<string, FieldClass>>;
}

const literal = <Kind extends string>(kind: Kind) => Type.Literal(kind);

/** Makes a kind of record: one schema, and the class of each of its fields. */
export function defineRecord<const Kind extends string, F extends Fields>(
	kind: Kind,
	fields: F
): RecordKind<Kind, F> {
	const all = { ...common, ...fields };
	const properties: Record<string, TSchema> = { kind: literal(kind) };
	const classes: Record<string, FieldClass> = { kind: 'public' };
	for (const [name, field] of Object.entries(all)) {
		properties[name] = field.schema;
		classes[name] = field.fieldClass;
	}
	const schema = Type.Object(properties, { $id: kind, additionalProperties: false });
	return { kind, schema: schema as unknown as RecordKind<Kind, F>['schema'], classes };
}

export type RecordOf<K> = K extends { schema: infer S extends TSchema } ? Static<S> : never;
