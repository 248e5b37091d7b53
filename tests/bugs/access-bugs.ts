import type { Bug } from './bugs.ts';

/** Mistakes that somebody could make in who comes in and who sees what, and the test that would tell. */
export const accessBugs: readonly Bug[] = [
	{
		name: 'a passkey without a finger or a PIN is enough',
		file: 'server/access/passkeys.ts',
		find: '\t\t\t\t\tcounter\n\t\t\t\t},\n\t\t\t\trequireUserVerification: true',
		replace: '\t\t\t\t\tcounter\n\t\t\t\t},\n\t\t\t\trequireUserVerification: false',
		project: 'integration',
		tests: 'passkeys',
		named: ''
	},
	{
		name: 'an answer of a passkey is good twice',
		file: 'server/access/passkeys.ts',
		find: 'return (await redis.getdel(keys.challenge(challenge))) === purpose;',
		replace: 'return (await redis.get(keys.challenge(challenge))) === purpose;',
		project: 'integration',
		tests: 'passkeys',
		named: ''
	},
	{
		name: 'a session is enough to make a passkey',
		file: 'server/routes/prove.ts',
		find: "\tif (verdict === 'proved') return person;",
		replace: '\tif (verdict) return person;',
		project: 'integration',
		tests: 'passkeys',
		named: ''
	},
	{
		name: 'tries are counted after they were judged',
		file: 'server/access/sign-in-limit.ts',
		find: 'if (mayTry) return taken;',
		replace: 'return taken;',
		project: 'integration',
		tests: 'accounts',
		named: ''
	},
	{
		name: 'an answer of a provider is good in any browser',
		file: 'server/access/provider.ts',
		find: 'if (hashOf(mark) !== markHash) return undefined;',
		replace: '',
		project: 'integration',
		tests: 'provider',
		named: ''
	},
	{
		name: 'a desk of an unknown organisation is one of the centre',
		file: 'server/routes/provider.ts',
		find: 'if (role === undefined || !belongs) {',
		replace: 'if (role === undefined) {',
		project: 'integration',
		tests: 'provider',
		named: ''
	},
	{
		name: 'anybody’s word ends sessions',
		file: 'server/access/provider.ts',
		find: '\t\t\treturn isLogout && payload.sub ? this.#idOf(payload.sub) : undefined;\n\t\t} catch {',
		replace:
			"\t\t\treturn isLogout && payload.sub ? this.#idOf(payload.sub) : undefined;\n\t\t} catch {\n\t\t\tconst [, part = ''] = logoutToken.split('.');\n\t\t\ttry {\n\t\t\t\treturn this.#idOf(JSON.parse(Buffer.from(part, 'base64url').toString()).sub);\n\t\t\t} catch {}",
		project: 'integration',
		tests: 'provider',
		named: ''
	},
	{
		name: 'a wall keeps what it had when its site is covered',
		file: 'server/sockets/walls.ts',
		find: 'if (!audience || audience.channel === channel) continue;',
		replace: 'if (!audience || channel) continue;',
		project: 'integration',
		tests: 'displays',
		named: ''
	},
	{
		name: 'a display that nobody knows shows the room',
		file: 'shared/rules/wall-mode.ts',
		find: "if (!display || !site) return 'covered';",
		replace: "if (!display || !site) return 'room';",
		project: 'integration',
		tests: 'displays',
		named: ''
	},
	{
		name: 'visitors see small numbers',
		file: 'shared/fold/wall-modes.ts',
		find: 'open: places.parts[index] ?? null',
		replace: 'open: counts[index] ?? null',
		project: 'integration',
		tests: 'displays',
		named: ''
	},
	{
		name: 'a small count of a table follows from its sums',
		file: 'shared/rules/small-cells.ts',
		find: 'if (lowest[next]! > seen[point]!) {',
		replace: 'if (lowest[next]! > seen[point]! + 1) {',
		project: 'unit',
		tests: 'small-cells',
		named: ''
	},
	{
		name: 'of two changes of an account the later undoes the other',
		file: 'server/store/update-text.ts',
		find: 'if held ~= ARGV[2] then return 0 end',
		replace: '',
		project: 'integration',
		tests: 'accounts',
		named: ''
	},
	{
		name: 'a path that is spelled otherwise has no limit',
		file: 'server/app.ts',
		find: "allowList: ({ routeOptions: { url = '' } }) => !isLimited(url)",
		replace: 'allowList: ({ url }) => !isLimited(url)',
		project: 'integration',
		tests: 'limits',
		named: ''
	},
	{
		name: 'a kind of need that is restricted comes into the open',
		file: 'server/commands/requests.ts',
		find: "\tif (categories[record.category].restricted) return refuse('RESTRICTED_BY_KIND');\n",
		replace: '',
		project: 'integration',
		tests: 'access-matrix',
		named: ''
	},
	{
		name: 'a day of the audit is believed as it is found',
		file: 'server/log/day-archive.ts',
		find: "if (createHash('sha256').update(bytes).digest('hex') !== sha256) {",
		replace: 'if (bytes.length === 0) {',
		project: 'integration',
		tests: 'audit-archive',
		named: ''
	},
	{
		name: 'visitors are told when somebody called',
		file: 'server/feeds/view-feed.ts',
		find: '{ everyMs: 60_000, steady: true }',
		replace: '{ everyMs: 100, steady: false }',
		project: 'integration',
		tests: 'visitors',
		named: ''
	}
];
