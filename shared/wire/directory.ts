import { Type, type Static } from 'typebox';

/** A source's name: short, and the same each time, for the ids of what has none are made with it. */
export const SourceName = Type.String({
	pattern: '^[a-z][a-z0-9-]{1,39}$',
	examples: ['legal-aid']
});

const Counts = Type.Record(Type.String({ maxLength: 40 }), Type.Integer({ minimum: 0 }));

/** A directory of services that was imported: from where, when, and how much of what is in it. */
export const DirectorySource = Type.Object(
	{
		source: SourceName,
		/** Whether whoever asks may read it, without signing in. */
		shared: Type.Boolean(),
		revision: Type.String({ pattern: '^[0-9a-f]{16}$', examples: ['9f86d081884c7d65'] }),
		importedAt: Type.String({ maxLength: 40 }),
		/** Objects by table. */
		counts: Counts,
		/** Notes by kind. */
		notes: Counts
	},
	{ additionalProperties: false }
);
export type DirectorySource = Static<typeof DirectorySource>;

/** One thing of an import that was not as it should be. */
export const DirectoryNote = Type.Object({
	code: Type.String(),
	/** What became of it. */
	says: Type.String(),
	file: Type.String(),
	/** From 1, without the header. */
	row: Type.Optional(Type.Integer()),
	table: Type.Optional(Type.String()),
	column: Type.Optional(Type.String())
});

/** What an import did, or would do. */
export const DirectoryReport = Type.Object({
	/** Nothing was written: it was only asked what would be. */
	dryRun: Type.Boolean(),
	source: SourceName,
	counts: Counts,
	/** Objects whose id was not of the specification's kind, and is made from it. */
	mappedIds: Type.Integer(),
	notes: Counts,
	/** The first of the notes, row by row. */
	listed: Type.Array(DirectoryNote),
	/** It is what was there before. */
	unchanged: Type.Boolean()
});
export type DirectoryReport = Static<typeof DirectoryReport>;
