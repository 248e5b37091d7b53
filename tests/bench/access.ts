import { systemClock } from '#shared/kernel/clock.ts';
import { makeKey } from '#server/access/key-ring.ts';
import { hashPassword, isPassword } from '#server/access/passwords.ts';
import { noah, password, TestRoom } from '../support/room.ts';
import { monotonicMs, percentile, sorted } from './measure.ts';

/** Times at the 95th percentile, milliseconds. */
export interface AccessResult {
	/** Opening one confidential part: on record, on disk, decrypted. Beside asking who is signed in. */
	sealedRead: number;
	sessionRead: number;
	/** Signing in with a password, beside the bare argon2id of it. */
	signIn: number;
	bareHash: number;
	rounds: number;
}

async function p95(rounds: number, one: (round: number) => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const startedAt = monotonicMs();
		await one(round);
		times.push(monotonicMs() - startedAt);
	}
	return percentile(sorted(times), 0.95);
}

const timesEach = 25;

/** What privacy costs whoever waits for it, through the HTTP doors of a whole room. */
export async function measureAccess(rounds: number): Promise<AccessResult> {
	const room = await TestRoom.open(systemClock, { SEAL_KEYS: makeKey('bench') });
	try {
		const { http } = room.app;
		const { people, sessions } = http.access;
		// A limit for each person stands against working through a list: here many ask, some times each.
		const tokens: string[] = [];
		for (let index = 0; index * timesEach < rounds; index += 1) {
			const signInName = `boss${index}`;
			const account = { signInName, name: 'Boss', role: 'manager' as const, deskIds: [] };
			tokens.push((await sessions.start((await people.add(account, password))!)).token);
		}
		const light = { title: 'Light out', category: 'lighting', channel: 'phone' } as const;
		const { id } = await room.must(noah, 'request.log', light);
		await http.access.sealed?.put(
			{ kind: 'request', id, part: 'address' },
			'{"text":"Somewhere"}',
			{ replace: false }
		);
		const ask = async (method: 'GET' | 'POST', url: string, round: number, payload?: object) => {
			const { statusCode } = await http.inject({
				method,
				url,
				remoteAddress: `10.1.${Math.floor(round / 250)}.${(round % 250) + 1}`,
				cookies: { cscc_session: tokens[Math.floor(round / timesEach)]! },
				...(payload ? { payload } : {})
			});
			if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`);
		};
		const wish = { part: 'address', reason: 'To go there' };
		const hash = await hashPassword(password);
		return {
			sealedRead: await p95(rounds, (n) => ask('POST', `/api/records/${id}/reveal`, n, wish)),
			sessionRead: await p95(rounds, (n) => ask('GET', '/api/session', n)),
			signIn: await p95(rounds, (n) =>
				ask('POST', '/api/session', n, { signInName: 'boss0', password })
			),
			bareHash: await p95(rounds, () => isPassword(password, hash)),
			rounds
		};
	} finally {
		await room.close();
	}
}
