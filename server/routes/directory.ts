import multipart from '@fastify/multipart';
import { Type } from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toInstant } from '#shared/kernel/clock.ts';
import { refuse } from '#shared/kernel/result.ts';
import { DirectoryReport, DirectorySource, SourceName } from '#shared/wire/directory.ts';
import type { TypedApp } from '../app-types.ts';
import { noteCodes } from '../directory/notes.ts';
import { readBeside, type ReadBeside } from '../directory/read-beside.ts';
import type { SentFile, Unread } from '../directory/read-files.ts';
import { sendCode, sendRefusal } from './reply.ts';

const limits = { fileSize: 32 * 1024 * 1024, files: 60, fields: 0, parts: 60 };
const mostBytes = 64 * 1024 * 1024;
const mostSources = 20;
const Params = Type.Object({ source: SourceName });
const Query = Type.Object({
	/** Say what would be, and write nothing. */
	dry_run: Type.Optional(Type.Boolean()),
	/** Whoever asks may read it. */
	shared: Type.Optional(Type.Boolean())
});

const sentences: Record<Unread['why'], string> = {
	not_csv: 'It is no table: quotes that do not close, or something else that no CSV has.',
	not_json: 'It is no JSON.',
	nothing: 'There is nothing of a directory in the files.',
	too_much: 'There is more in it than a directory holds.'
};

/** Directories of services that others keep: brought in whole by administrators, after a look at what would be. */
export async function directoryRoutes(app: TypedApp): Promise<void> {
	await app.register(multipart, { limits });
	const { audit } = app.access;

	app.get(
		'/api/directory',
		{
			schema: {
				summary: 'Directories that were imported',
				response: { 200: Type.Array(DirectorySource) }
			}
		},
		() => app.directories.sources()
	);

	app.post(
		'/api/directory/:source',
		{
			bodyLimit: mostBytes,
			config: { rateLimit: { max: 12, timeWindow: '1 minute' } },
			schema: {
				summary:
					'Bring in a directory in place of what this source had: HSDS files, tabular or JSON',
				consumes: ['multipart/form-data'],
				params: Params,
				querystring: Query,
				response: { 200: DirectoryReport }
			}
		},
		async (request, reply) => {
			const { source } = request.params;
			const { dry_run: dryRun = false, shared = false } = request.query;
			const files = await filesOf(request);
			if (files === undefined) return sendCode(reply, 'TOO_LARGE');
			if (files.length === 0) return sendCode(reply, 'INVALID_PAYLOAD');
			const read = await readBeside(source, files);
			if (!read.ok) return sendUnread(reply, read);
			const sources = await app.directories.sources();
			const before = sources.find((one) => one.source === source);
			if (!before && sources.length >= mostSources) return sendCode(reply, 'TOO_LARGE');
			const kept = { source, shared, importedAt: toInstant(app.clock.now()) };
			const about = { ...kept, counts: read.counts, notes: read.notes };
			const revision = app.directories.revisionOf(read.text);
			const unchanged = before?.revision === revision && before.shared === shared;
			if (!dryRun && !unchanged) {
				const entry = { actor: request.person?.id ?? 'nobody', subject: source } as const;
				await audit.write({ act: 'directory_changed', ...entry, what: 'imported' });
				await app.directories.write(about, read.text);
			}
			return reportOf(source, read, { dryRun, unchanged });
		}
	);

	app.delete(
		'/api/directory/:source',
		{ schema: { summary: 'Take a source’s directory away', params: Params } },
		async ({ params: { source }, person }, reply) => {
			const entry = { actor: person?.id ?? 'nobody', subject: source } as const;
			await audit.write({ act: 'directory_changed', ...entry, what: 'removed' });
			const done = await app.directories.remove(source);
			return done ? reply.code(204).send() : sendCode(reply, 'NOT_FOUND');
		}
	);
}

/** What was sent, whole; nothing where it is more than is read. */
async function filesOf(request: FastifyRequest): Promise<SentFile[] | undefined> {
	if (!request.isMultipart()) return [];
	const files: SentFile[] = [];
	let bytes = 0;
	for await (const part of request.files()) {
		const read = new Uint8Array(await part.toBuffer());
		bytes += read.byteLength;
		if (bytes > mostBytes) return undefined;
		files.push({ name: part.filename.slice(0, 120), bytes: read });
	}
	return files;
}

function sendUnread(reply: FastifyReply, { file, why }: Unread): FastifyReply {
	const detail = `${file}: ${sentences[why]} Nothing was written.`;
	return sendRefusal(reply, { ...refuse('INVALID_PAYLOAD'), detail });
}

function reportOf(
	source: string,
	{ counts, mappedIds, notes, listed }: ReadBeside,
	{ dryRun, unchanged }: { dryRun: boolean; unchanged: boolean }
): DirectoryReport {
	return {
		dryRun,
		source,
		counts,
		mappedIds,
		notes,
		listed: listed.map((note) => ({ ...note, says: noteCodes[note.code] })),
		unchanged
	};
}
