import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { errors, type ErrorCode } from '#shared/kernel/errors.ts';
import { refuse, type Refusal } from '#shared/kernel/result.ts';
import { texts } from '#shared/text/text.ts';
import type { Verdict } from '../access/proof.ts';

/** RFC 9457 problem details, with our code and what may help. */
export const Problem = Type.Object(
	{
		type: Type.String(),
		title: Type.String(),
		status: Type.Integer(),
		code: Type.String(),
		/** What exactly it was, where there is more to say than the code does. */
		detail: Type.Optional(Type.String()),
		retry: Type.Enum(['never', 'after-refresh', 'soon']),
		fields: Type.Optional(
			Type.Array(Type.Object({ path: Type.String(), rule: Type.String() }), { maxItems: 10 })
		),
		permitted: Type.Optional(Type.Array(Type.String(), { maxItems: 40 })),
		current: Type.Optional(Type.Unknown())
	},
	{ $id: 'Problem' }
);

/** Answers with a refusal as HTTP tells it. */
export function sendRefusal(
	reply: FastifyReply,
	refusal: Refusal & { detail?: string }
): FastifyReply {
	const { status, retry } = errors[refusal.code];
	const { ok: _, ...rest } = refusal;
	return reply
		.code(status)
		.type('application/problem+json')
		.send({
			type: `urn:cscc:refusal:${refusal.code.toLowerCase()}`,
			title: texts('en').refusals[refusal.code],
			status,
			retry,
			...rest
		});
}

/** Answers whoever has not proved who they are. */
export function sendVerdict(
	reply: FastifyReply,
	verdict: Exclude<Verdict, 'proved'>
): FastifyReply {
	const codes = {
		wrong: 'WRONG_SIGN_IN',
		needs_passkey: 'NEEDS_PASSKEY',
		needs_password: 'NEEDS_PASSWORD',
		too_many: 'TOO_MANY'
	} as const;
	return sendCode(reply, codes[verdict]);
}

export function sendCode(reply: FastifyReply, code: ErrorCode): FastifyReply {
	return sendRefusal(reply, refuse(code));
}
