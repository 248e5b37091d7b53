type Random = () => number;

function pickFrom<T>(random: Random, from: readonly T[]): T {
	return from[Math.floor(random() * from.length)]!;
}

const names = [
	'id',
	'name',
	'payload',
	'version',
	'feed',
	'position',
	'epoch',
	'seen',
	'__proto__'
];
const words = [
	'request.log',
	'task.accept',
	'__proto__',
	'constructor',
	'records',
	'wall',
	'editing'
];
const ids = ['request_zzzz', 'task_00', 'person_1', '../../x', '{chicago}:log', 'request_%00'];

function anyText(random: Random): string {
	const points = Array.from(
		{ length: Math.floor(random() * 12) },
		() => 1 + Math.floor(random() * 0x2fff)
	);
	return String.fromCodePoint(...points);
}

/** Something of any shape: right, nearly right, and wrong in every way that JSON allows. */
export function anything(random: Random, depth = 0): unknown {
	const some = () => Array.from({ length: Math.floor(random() * 4) });
	switch (Math.floor(random() * (depth > 3 ? 7 : 9))) {
		case 0:
			return null;
		case 1:
			return random() < 0.5;
		case 2:
			return (random() - 0.5) * 10 ** Math.floor(random() * 20);
		case 3:
			return anyText(random);
		case 4:
			return pickFrom(random, words);
		case 5:
			return pickFrom(random, ids);
		case 6:
			return Math.floor(random() * 10) - 3;
		case 7:
			return some().map(() => anything(random, depth + 1));
		default: {
			const key = () => (random() < 0.8 ? pickFrom(random, names) : anyText(random));
			return Object.fromEntries(some().map(() => [key(), anything(random, depth + 1)]));
		}
	}
}

const events = [
	'command',
	'command',
	'command',
	'join',
	'presence',
	'ask',
	'differs',
	'error',
	'nothing'
];
const commands = ['request.log', 'request.triage', 'task.raise', 'note.add', 'deployment.request'];

/** An event as a client sends it, with anything in it; a command often looks like one. */
export function anyEvent(random: Random): string {
	const event = pickFrom(random, events);
	const answered = random() < 0.5 ? String(Math.floor(random() * 1e6)) : '';
	const content = Array.from({ length: Math.floor(random() * 3) }, () => anything(random));
	if (event !== 'command' || random() < 0.4)
		return `42${answered}${JSON.stringify([event, ...content])}`;
	const id = random() < 0.8 ? `fuzz-${Math.floor(random() * 1e9)}` : anything(random);
	const envelope = { id, name: pickFrom(random, commands), payload: anything(random) };
	return `42${answered}${JSON.stringify([event, envelope])}`;
}

/** Bytes that are no event: a packet of another kind, half a packet, or nothing that was ever one. */
export function anyBytes(random: Random): string {
	const text = JSON.stringify(anything(random)) ?? '';
	switch (Math.floor(random() * 5)) {
		case 0:
			return `4${Math.floor(random() * 7)}${text}`;
		case 1:
			return anyEvent(random).slice(0, Math.floor(random() * 20));
		case 2:
			return `${Math.floor(random() * 10)}${anyText(random)}`;
		case 3:
			return `45${Math.floor(random() * 9)}-["command",{"_placeholder":true,"num":${Math.floor(random() * 9)}}]`;
		default:
			return `42[${'['.repeat(Math.floor(random() * 2_000))}`;
	}
}
