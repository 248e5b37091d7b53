import { createTransport } from 'nodemailer';
import type { MessageTopic, MessageWay } from '#shared/model/terms.ts';
import { helpTexts } from '#shared/text/help.ts';
import type { Language } from '#shared/text/language.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import type { Config } from '../config.ts';
import { signed } from './signature.ts';

/** One word to one person. */
export interface Letter {
	/** The same at every try: who has had it does not tell it twice. */
	id: string;
	to: string;
	topic: MessageTopic;
	language: Language;
	reference: string;
	/** Where they say that they want no more. */
	stopUrl: string;
	statusUrl: string;
	/** It may say who writes. */
	sayWho: boolean;
}

/** What came of a try: gone, worth another, or not to be had that way. */
export type Delivery = 'sent' | 'unreachable' | 'refused';
export type Way = (letter: Letter) => Promise<Delivery>;

const timeoutMs = 15_000;

/** The ways that the settings name; where there is none, a desk tells people itself. */
export function waysOf(config: Config): Partial<Record<MessageWay, Way>> {
	const { SMTP_URL, MAIL_FROM, SMS_WEBHOOK_URL, SMS_WEBHOOK_SECRET } = config;
	return {
		...(SMTP_URL && MAIL_FROM ? { email: byMail(SMTP_URL, MAIL_FROM) } : {}),
		...(SMS_WEBHOOK_URL && SMS_WEBHOOK_SECRET
			? { text: byWebhook(SMS_WEBHOOK_URL, SMS_WEBHOOK_SECRET) }
			: {})
	};
}

function byMail(url: string, from: string): Way {
	const { protocol, hostname, port, username, password } = new URL(url);
	const waits = {
		connectionTimeout: timeoutMs,
		greetingTimeout: timeoutMs,
		socketTimeout: timeoutMs
	};
	const isSecure = protocol === 'smtps:';
	const transport = createTransport(
		{
			host: hostname,
			port: Number(port || (isSecure ? 465 : 587)),
			secure: isSecure,
			...(username
				? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
				: {}),
			...waits
		},
		{ from }
	);
	return async (letter) => {
		const { mail } = helpTexts(letter.language).messages;
		try {
			await transport.sendMail({
				to: letter.to,
				subject: mail.subject(letter.reference),
				text: mailText(letter),
				messageId: `<${letter.id}@${hostOf(from)}>`,
				headers: {
					'Auto-Submitted': 'auto-generated',
					'List-Unsubscribe': `<${letter.stopUrl}>`,
					'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
					'Content-Language': letter.language
				},
				// Nothing of a letter is ever fetched from anywhere.
				disableFileAccess: true,
				disableUrlAccess: true
			});
			return 'sent';
		} catch (error) {
			const { responseCode = 0, command = '' } = error as {
				responseCode?: number;
				command?: string;
			};
			// Only what is said of this letter: a password that is wrong is no fault of whoever it is for.
			const isOfLetter = command === 'RCPT TO' || command === 'DATA';
			return isOfLetter && responseCode >= 500 ? 'refused' : 'unreachable';
		}
	};
}

/** No word of what was asked for: somebody else may read it. */
function mailText({ language, topic, reference, statusUrl, stopUrl }: Letter): string {
	const { mail, topics } = helpTexts(language).messages;
	return [
		mail.hello,
		topics[topic],
		mail.where(reference, statusUrl),
		mail.stop(stopUrl),
		helpTexts(language).center
	].join('\n\n');
}

function byWebhook(url: string, secret: string): Way {
	return async (letter) => {
		const { text, topics } = helpTexts(letter.language).messages;
		// Neither our name nor an address that has it, unless they said that it is safe.
		const said = text(
			letter.reference,
			topics[letter.topic],
			letter.sayWho ? letter.statusUrl : ''
		);
		const body = JSON.stringify({
			id: letter.id,
			to: letter.to,
			text: letter.sayWho ? `CSCC: ${said}` : said
		});
		try {
			const response = await fetch(url, {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					...signed(secret, { id: letter.id, atMs: systemClock.now(), body })
				},
				body,
				redirect: 'error',
				signal: AbortSignal.timeout(timeoutMs)
			});
			await response.body?.cancel();
			if (response.ok) return 'sent';
			// What a wrong secret or a wrong address does is put right here, and no reason to give anybody up.
			return [400, 410, 422].includes(response.status) ? 'refused' : 'unreachable';
		} catch {
			return 'unreachable';
		}
	};
}

const hostOf = (from: string) => /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
