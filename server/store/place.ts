/** One of several servers: where it listens. */
export interface Node {
	host: string;
	port: number;
}

interface Login {
	username?: string;
	password?: string;
}

/** Where Redis is: one server, a Unix socket, a cluster's shards, or whichever server the sentinels name. */
export type RedisPlace =
	| { kind: 'server'; url: string }
	| { kind: 'socket'; path: string }
	| { kind: 'cluster'; nodes: Node[]; login: Login }
	| { kind: 'sentinel'; sentinels: Node[]; name: string; login: Login };

/** What the setting REDIS_URL may look like. */
export const redisUrlPattern =
	'^(rediss?://\\S+|unix:/\\S+|redis\\+cluster://([^@/\\s]+@)?[^@/\\s]+|redis\\+sentinel://([^@/\\s]+@)?[^@/\\s]+/[\\w-]+)$';

/** Reads a setting that fits the pattern. */
export function placeOf(url: string): RedisPlace {
	if (url.startsWith('unix:')) return { kind: 'socket', path: url.slice('unix:'.length) };
	const several = /^redis\+(cluster|sentinel):\/\/(?:([^@/]+)@)?([^@/]+)(?:\/([\w-]+))?$/.exec(url);
	if (!several) return { kind: 'server', url };
	const [, kind, login = '', hosts = '', name = ''] = several;
	const nodes = hosts.split(',').map(readNode);
	return kind === 'cluster'
		? { kind, nodes, login: readLogin(login) }
		: { kind: 'sentinel', sentinels: nodes, name, login: readLogin(login) };
}

/** `host:port`; the port every Redis has when none is given. */
function readNode(text: string): Node {
	const { hostname, port } = new URL(`redis://${text}`);
	return { host: hostname, port: Number(port || 6379) };
}

function readLogin(text: string): Login {
	if (!text) return {};
	const { username, password } = new URL(`redis://${text}@host`);
	return {
		...(username ? { username: decodeURIComponent(username) } : {}),
		...(password ? { password: decodeURIComponent(password) } : {})
	};
}
