import type { FastifyReply } from 'fastify';
import type { TypedApp } from '../app-types.ts';
import { paperPolicy } from '../reports/paper.ts';
import { NoPrinterError, PrinterBusyError, type Printer } from '../reports/print.ts';
import { sendCode } from './reply.ts';

/** Sends a page as it is, to be shown in a frame of ours; or printed, under a name of its own. */
export async function sendPaper(
	{ app, reply, printer }: { app: TypedApp; reply: FastifyReply; printer: Printer },
	{ page, format, name }: { page: string; format: 'html' | 'pdf'; name: string }
): Promise<FastifyReply> {
	reply.headers({
		'cache-control': 'no-store',
		'content-security-policy': paperPolicy,
		'x-frame-options': 'SAMEORIGIN'
	});
	if (format === 'html') return reply.type('text/html; charset=utf-8').send(page);
	try {
		const pdf = await printer.print(page);
		return await reply
			.type('application/pdf')
			.header('content-disposition', `attachment; filename="${name}.pdf"`)
			.send(pdf);
	} catch (error) {
		if (error instanceof NoPrinterError) return sendCode(reply, 'NO_PRINTER');
		if (error instanceof PrinterBusyError) return sendCode(reply, 'TOO_MANY');
		app.log.warn({ err: error as Error }, 'a page was not printed');
		return sendCode(reply, 'UNAVAILABLE');
	}
}
