/** The layers of the house: who may import whom. */
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

module.exports = {
	forbidden: [
		rule(
			'no-cycles',
			{},
			{ circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
			'A cycle has no beginning.'
		),
		rule(
			'kernel-is-the-bottom',
			{ path: '^shared/kernel' },
			{ path: '^(shared/(?!kernel)|server|web|scripts|tests)' }
		),
		rule(
			'geo-knows-the-kernel',
			{ path: '^shared/geo' },
			{ path: '^(shared/(?!kernel|geo)|server|web|scripts|tests)' }
		),
		rule(
			'model-knows-the-kernel',
			{ path: '^shared/model' },
			{ path: '^(shared/(?!kernel|model)|server|web|scripts|tests)' }
		),
		rule(
			'rules-know-the-model',
			{ path: '^shared/rules' },
			{ path: '^(shared/(?!kernel|model|rules)|server|web|scripts|tests)' }
		),
		rule(
			'wire-knows-the-rules',
			{ path: '^shared/wire' },
			{ path: '^(shared/(?!kernel|model|rules|wire)|server|web|scripts|tests)' }
		),
		rule(
			'fold-knows-the-wire',
			{ path: '^shared/fold' },
			{ path: '^(shared/(text|geo)|server|web|scripts|tests)' }
		),
		rule(
			'shared-runs-everywhere',
			{ path: '^shared' },
			{ dependencyTypes: ['core'] },
			'No Node in shared.'
		),
		rule(
			'commands-are-pure',
			{ path: '^server/commands' },
			{
				path: '^(server/(?!commands)|web|scripts|tests)|node_modules/(ioredis|redis|fastify|socket)'
			}
		),
		rule(
			'store-and-log-know-no-web',
			{ path: '^server/(store|log|feeds|figures|replay|timekeeper|room)' },
			{ path: 'node_modules/(fastify|@fastify|socket\\.io)' }
		),
		rule(
			'sockets-know-no-redis',
			{ path: '^server/sockets' },
			{ path: 'node_modules/(ioredis|redis|@redis)' }
		),
		rule(
			'routes-know-no-redis',
			{ path: '^server/routes' },
			{ path: 'node_modules/(ioredis|redis|@redis|socket\\.io)' }
		),
		rule(
			'one-door-to-node-redis',
			{ path: '^server/(?!presence)' },
			{ path: 'node_modules/(redis|@redis)/' }
		),
		rule('server-knows-no-web', { path: '^server' }, { path: '^(web|scripts|tests)' }),
		rule(
			'ui-knows-nothing',
			{ path: '^web/src/lib/ui' },
			{ path: '^web/src/(routes|lib/(connection|map|charts|wall|desk|watch|people|displays))' }
		),
		rule(
			'connection-is-below-state',
			{ path: '^web/src/lib/connection' },
			{ path: '^web/src/(routes|lib/(?!connection))' }
		),
		rule(
			'state-is-below-parts',
			{ path: '^web/src/lib/state' },
			{ path: '^web/src/(routes|lib/(map|charts|wall|desk|watch|ui))' }
		),
		rule(
			'faces-do-not-mix',
			{ path: '^web/src/lib/(wall|desk|watch|people|displays)/' },
			{ path: '^web/src/lib/(wall|desk|watch|people|displays)/', pathNot: '^web/src/lib/$1/' }
		),
		rule('web-knows-no-server', { path: '^web' }, { path: '^(server|scripts|tests)' })
	],
	options: {
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			conditionNames: ['import', 'node', 'default'],
			exportsFields: ['exports']
		},
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^|/)(\\.svelte-kit|build)/' }
	}
};
