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
	const transport = createTransport(url, { from });
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
			const { responseCode = 0 } = error as { responseCode?: number };
			return responseCode >= 500 && responseCode < 600 ? 'refused' : 'unreachable';
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
		const said = text(letter.reference, topics[letter.topic], letter.statusUrl);
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
			const mayHelp = response.status >= 500 || [408, 425, 429].includes(response.status);
			return mayHelp ? 'unreachable' : 'refused';
		} catch {
			return 'unreachable';
		}
	};
}

const hostOf = (from: string) => /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
