/** A mistake that somebody could make in the live core, and the test that would tell. */
export interface Bug {
	name: string;
	file: string;
	/** Text that stands once in the file, and what is put in its place. */
	find: string;
	replace: string;
	/** Which tests are run: a project, a file, and a part of a test's name. */
	project: 'unit' | 'integration' | 'simulation' | 'faults';
	tests: string;
	named: string;
}

export const bugs: readonly Bug[] = [
	{
		name: 'the disk is not waited for',
		file: 'server/store/embedded-redis.ts',
		find: "appendfsync: 'always'",
		replace: "appendfsync: 'everysec'",
		project: 'integration',
		tests: 'commit',
		named: ''
	},
	{
		name: 'yes is said before the commit',
		file: 'server/room/room.ts',
		find: 'const committed = await this.#commit(command, decision);',
		replace:
			'void this.#commit(command, decision).catch(() => undefined);' +
			'const committed: Committed = { ok: true, position: this.#follower.position + 1, versions: {} };',
		project: 'integration',
		tests: 'refusals',
		named: 'while Redis is away'
	},
	{
		name: 'the receipt is not looked at',
		file: 'server/store/commit.lua',
		find: 'if earlier then return earlier end',
		replace: '',
		project: 'integration',
		tests: 'commit',
		named: ''
	},
	{
		name: 'the receipt is not kept',
		file: 'server/store/commit.lua',
		find: "redis.call('SET', receipt, answer, 'EX', ARGV[1])",
		replace: '',
		project: 'integration',
		tests: 'commit',
		named: ''
	},
	{
		name: 'versions are not checked',
		file: 'server/store/commit.lua',
		find: "if version ~= seen then return refuse('CHANGED', KEYS[4 + 3 * i]) end",
		replace: '',
		project: 'integration',
		tests: 'commit',
		named: ''
	},
	{
		name: 'a name may be claimed twice',
		file: 'server/store/commit.lua',
		find: "if holder and holder ~= owner then return refuse('TAKEN', key) end",
		replace: '',
		project: 'integration',
		tests: 'commit',
		named: ''
	},
	{
		name: 'a delta is folded twice',
		file: 'shared/fold/follower.ts',
		find: "return delta.to <= this.position ? 'repeated' : 'gap';",
		replace: "if (delta.to > this.position) return 'gap';",
		project: 'simulation',
		tests: 'screens-agree',
		named: 'seed'
	},
	{
		name: 'gaps are ignored',
		file: 'shared/fold/follower.ts',
		find: "return delta.to <= this.position ? 'repeated' : 'gap';",
		replace: "if (delta.to <= this.position) return 'repeated';",
		project: 'simulation',
		tests: 'screens-agree',
		named: 'seed'
	},
	{
		name: 'a rewound log keeps its epoch',
		file: 'server/log/log-follower.ts',
		find: "await redis.changeEpoch(this.#keys.epoch, this.epoch, newId('epoch'));",
		replace: '',
		project: 'integration',
		tests: 'follow',
		named: 'rewound'
	},
	{
		name: 'the lease has no end',
		file: 'server/timekeeper/timekeeper.ts',
		find: "redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])",
		replace: "redis.call('SET', KEYS[1], ARGV[1])",
		project: 'faults',
		tests: 'processes',
		named: 'another keeps time'
	},
	{
		name: 'whoever stands in the middle of a step gets the rest of it',
		file: 'server/feeds/feed.ts',
		find: '(step.passed && step.from < position)',
		replace: 'false',
		project: 'unit',
		tests: 'feed',
		named: 'from process to process'
	},
	{
		name: 'an old snapshot is handed out',
		file: 'server/feeds/feed.ts',
		find: 'this.position = to;\n\t\tthis.#snapshot = undefined;',
		replace: 'this.position = to;',
		project: 'simulation',
		tests: 'screens-agree',
		named: 'seed'
	},
	{
		name: 'too few replicas are enough',
		file: 'server/store/replicated.ts',
		find: 'if (copies < replicas)',
		replace: 'if (replicas < 0)',
		project: 'faults',
		tests: 'takeover',
		named: 'stands alone'
	},
	{
		name: 'heartbeats always say live',
		file: 'server/feeds/publisher.ts',
		find: 'live: healthy,',
		replace: 'live: true,',
		project: 'faults',
		tests: 'shards',
		named: 'stands still'
	},
	{
		name: 'an answer vouches for the moment at which it came',
		file: 'web/src/lib/connection/line.ts',
		find: 'this.#events.onVouch(askedAt);',
		replace: 'this.#events.onVouch(performance.now());',
		project: 'faults',
		tests: 'lines',
		named: 'moment of its question'
	},
	{
		name: 'another entry in the same place is taken for the one that was there',
		file: 'server/log/entries.ts',
		find: 'return `${id}@${at}`;',
		replace: 'return at ? id : id;',
		project: 'integration',
		tests: 'follow',
		named: 'given again is another entry'
	},
	{
		name: 'a restored room goes on under its old epoch',
		file: 'scripts/restore.ts',
		find: "await opened.redis.set(roomKeys(manifest.room).epoch, newId('epoch'));",
		replace: '',
		project: 'integration',
		tests: 'keeping',
		named: 'another log for a screen'
	},
	{
		name: 'everybody waits for a slow screen',
		file: 'server/sockets/delivery.ts',
		find: 'return frames > backlogLimit.frames || bytes > backlogLimit.bytes;',
		replace: 'return frames + bytes < 0;',
		project: 'integration',
		tests: 'sockets',
		named: 'does not read'
	},
	{
		name: 'a field is shown to those who have only an outline',
		file: 'shared/model/deployment.ts',
		find: 'purpose: operational(',
		replace: 'purpose: open(',
		project: 'integration',
		tests: 'canary',
		named: ''
	},
	{
		name: 'somebody looks and it is not on record',
		file: 'server/routes/sealed.ts',
		find: "await audit.write({ act: isBroken ? 'break_glass' : 'revealed', ...about });",
		replace: '',
		project: 'integration',
		tests: 'sealed',
		named: ''
	},
	{
		name: 'notes on the tasks of a request that becomes restricted stay on screens',
		file: 'server/feeds/records-feed.ts',
		find: 'for (const note of board.notesOf(one.id)) keys.add(keyOf(note));',
		replace: 'for (const note of board.notesOf(record.id)) keys.add(keyOf(note));',
		project: 'simulation',
		tests: 'screens-agree',
		named: ''
	},
	{
		name: 'an account that is switched off keeps its sessions',
		file: 'server/routes/people.ts',
		find: 'await sessions.endAll(id);',
		replace: '',
		project: 'integration',
		tests: 'accounts',
		named: 'switched off'
	}
];
