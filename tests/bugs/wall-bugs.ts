import type { Bug } from './bugs.ts';

/** Mistakes in what the room looks at, each with the test that should tell of it. */
export const wallBugs: Bug[] = [
	{
		name: 'a line for the room may hold a telephone number',
		file: 'server/routes/showing.ts',
		find: 'if (fields.length > 0) return sendRefusal',
		replace: 'if (fields.length > 99) return sendRefusal',
		project: 'integration',
		tests: 'showing',
		named: 'a line for the room'
	},
	{
		name: 'a screen is given what cannot be read on it',
		file: 'server/routes/showing.ts',
		find: 'if (sceneProblem(scene, display.profile))',
		replace: 'if (false as boolean)',
		project: 'integration',
		tests: 'showing',
		named: 'cannot be read'
	},
	{
		name: 'what was pushed stays for ever',
		file: 'shared/rules/wall-scenes.ts',
		find: 'return until === undefined || nowMs < toMs(until);',
		replace: 'return true;',
		project: 'unit',
		tests: 'wall-scenes',
		named: 'while it holds'
	},
	{
		name: 'a wall says by name whose wish it is',
		file: 'server/routes/showing.ts',
		find: "role: person?.role ?? 'desk',",
		replace: "role: person?.role ?? 'desk', name: person?.name,",
		project: 'integration',
		tests: 'showing',
		named: 'never a name'
	}
];
