import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';

/** A letter as a mail server took it. */
export interface Mail {
	to: string;
	/** As it came over the line, with its head. */
	raw: string;
	/** Its head and its words, each as people read them. */
	header: (name: string) => string;
	text: string;
}

export interface Text {
	id: string;
	to: string;
	text: string;
}

/** A mail server and a service for text messages, both real and on this machine; each can be told to refuse. */
export class PostOffice {
	readonly secret = `whsec_${Buffer.from('a secret of this test alone, long').toString('base64')}`;
	readonly mails: Mail[] = [];
	/** Those whose signature an independent library has verified. */
	readonly texts: Text[] = [];
	/** What the next tries are answered with; nothing: they are taken. */
	mailFaults: number[] = [];
	textFaults: number[] = [];
	readonly #smtp: SMTPServer;
	readonly #http: Server;

	private constructor() {
		this.#smtp = new SMTPServer({
			authOptional: true,
			disabledCommands: ['STARTTLS'],
			logger: false,
			onData: (stream, session, done) => {
				const chunks: Buffer[] = [];
				stream.on('data', (chunk: Buffer) => chunks.push(chunk));
				stream.on('end', () => {
					const fault = this.mailFaults.shift();
					if (fault) return done(Object.assign(new Error('no'), { responseCode: fault }));
					const [to] = session.envelope.rcptTo;
					this.mails.push(mailOf(to?.address ?? '', Buffer.concat(chunks).toString()));
					return done();
				});
			}
		});
		this.#http = createServer((request, response) => {
			let body = '';
			request.on('data', (chunk) => (body += chunk));
			request.on('end', () => {
				const fault = this.textFaults.shift();
				if (fault) return response.writeHead(fault).end();
				const headers = request.headers as Record<string, string>;
				this.texts.push(new Webhook(this.secret).verify(body, headers) as Text);
				return response.writeHead(204).end();
			});
		});
	}

	static async open(): Promise<PostOffice> {
		const office = new PostOffice();
		office.#smtp.listen(0, '127.0.0.1');
		await once(office.#smtp.server, 'listening');
		office.#http.listen(0, '127.0.0.1');
		await once(office.#http, 'listening');
		return office;
	}

	/** Settings of a room that uses it. */
	get settings(): Record<string, string> {
		const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
		return {
			SMTP_URL: `smtp://127.0.0.1:${port(this.#smtp.server)}`,
			MAIL_FROM: 'CSCC <cscc@example.org>',
			SMS_WEBHOOK_URL: `http://127.0.0.1:${port(this.#http)}/texts`,
			SMS_WEBHOOK_SECRET: this.secret
		};
	}

	/** What a person answers, as the service hands it on; `secret` of somebody else, to try. */
	inbound(said: { from: string; text: string }, secret = this.secret, at = new Date()) {
		const body = JSON.stringify(said);
		const id = `in_${said.from}`;
		return {
			body,
			headers: {
				'content-type': 'application/json',
				'webhook-id': id,
				'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
				'webhook-signature': new Webhook(secret).sign(id, at, body)
			}
		};
	}

	async close(): Promise<void> {
		await new Promise<void>((resolve) => this.#smtp.close(() => resolve()));
		this.#http.closeAllConnections();
		await new Promise((resolve) => this.#http.close(resolve));
	}
}

function mailOf(to: string, raw: string): Mail {
	const [head = '', ...rest] = raw.split('\r\n\r\n');
	const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
	const header = (name: string) =>
		lines
			.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}: `))
			?.slice(name.length + 2) ?? '';
	const body = rest.join('\r\n\r\n');
	const isQuoted = header('content-transfer-encoding') === 'quoted-printable';
	const isBase64 = header('content-transfer-encoding') === 'base64';
	const text = isBase64 ? Buffer.from(body, 'base64').toString() : isQuoted ? unquoted(body) : body;
	return { to, raw, header, text };
}

function unquoted(body: string): string {
	const bytes = body
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_all, hex: string) =>
			String.fromCharCode(Number.parseInt(hex, 16))
		);
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
