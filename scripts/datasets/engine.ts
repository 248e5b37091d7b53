import { mkdirSync } from 'node:fs';
// Before the library, which reads it once.
import './keep-pages.ts';
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { communityAreas } from '#shared/geo/community-areas.ts';

/** What one load may take of the machine: one core, so that desks keep the others; what needs more memory goes to disk. */
const limits = { memory: '640MB', threads: '1' } as const;

/** DuckDB with bounds, for one load: nothing of it stays. */
export class Engine {
	readonly #instance: DuckDBInstance;
	readonly #connection: DuckDBConnection;

	private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
		this.#instance = instance;
		this.#connection = connection;
	}

	static async open(temporaryFolder: string): Promise<Engine> {
		mkdirSync(temporaryFolder, { recursive: true });
		const instance = await DuckDBInstance.create(':memory:', {
			memory_limit: limits.memory,
			threads: limits.threads,
			temp_directory: temporaryFolder,
			// Rows are told apart by their key, not by where they stood.
			preserve_insertion_order: 'false',
			// Nothing is fetched from anywhere.
			autoinstall_known_extensions: 'false',
			autoload_known_extensions: 'false'
		});
		const engine = new Engine(instance, await instance.connect());
		await engine.run(`CREATE TABLE area_names (number INTEGER, spelt VARCHAR)`);
		const names = communityAreas.map(({ number, name }) => `(${number}, '${spelt(name)}')`);
		await engine.run(`INSERT INTO area_names VALUES ${names.join(', ')}`);
		// "OHARE", "O'Hare" and "O HARE" are one.
		await engine.run(
			`CREATE MACRO area_named(name) AS (SELECT number FROM area_names WHERE spelt = regexp_replace(upper(name), '[^A-Z]', '', 'g'))`
		);
		return engine;
	}

	async run(sql: string, values: DuckDBValue[] = []): Promise<void> {
		await this.#connection.run(sql, values);
	}

	/** Rows as objects; whole numbers that fit are numbers. */
	async rows<T>(sql: string, values: DuckDBValue[] = []): Promise<T[]> {
		const reader = await this.#connection.runAndReadAll(sql, values);
		const rows = reader.getRowObjects() as Record<string, unknown>[];
		for (const row of rows)
			for (const name in row) if (typeof row[name] === 'bigint') row[name] = Number(row[name]);
		return rows as T[];
	}

	/** Appends rows to a table that is there. */
	async append(
		table: string,
		rows: Iterable<readonly (string | number | null)[]>,
		catalog?: 'temp'
	): Promise<void> {
		const appender = await this.#connection.createAppender(table, undefined, catalog);
		for (const row of rows) {
			for (const value of row) {
				if (value === null) appender.appendNull();
				else if (typeof value === 'string') appender.appendVarchar(value);
				else appender.appendDouble(value);
			}
			appender.endRow();
		}
		appender.closeSync();
	}

	/** Ends what runs now; it is refused, and nothing was written. */
	stop(): void {
		this.#connection.interrupt();
	}

	/** How much of what runs now is done, 0 to 1; nothing where it cannot be told. */
	get done(): number | undefined {
		const { percentage } = this.#connection.progress;
		return percentage < 0 ? undefined : percentage / 100;
	}

	close(): void {
		this.#connection.closeSync();
		this.#instance.closeSync();
	}
}

const spelt = (name: string) => name.toUpperCase().replaceAll(/[^A-Z]/g, '');

/** A text as SQL has it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** A name of a column as SQL has it. */
export const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** How rows are kept: quick to write and small enough; what has many values gains nothing by a dictionary. */
export const asParquet =
	'FORMAT parquet, COMPRESSION lz4_raw, PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 1000';
