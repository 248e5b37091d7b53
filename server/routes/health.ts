import { Type } from 'typebox';
import '@fastify/swagger';
import type { TypedApp } from '../app-types.ts';

/** A process this far behind the log is not sent anyone new. */
const readyLagMs = 2_500;
const State = Type.Object({
	live: Type.Boolean(),
	lagMs: Type.Integer(),
	/** False: the Redis can lose what was acknowledged. */
	durable: Type.Boolean(),
	/** Position in the log that this process has reached. */
	position: Type.Integer(),
	connections: Type.Integer()
});

/** For balancers: alive says that the process answers, ready that it follows the log. */
export function healthRoutes(app: TypedApp): void {
	app.get('/health/live', { schema: { summary: 'The process answers' } }, async () => ({
		alive: true
	}));

	app.get(
		'/health/ready',
		{ schema: { summary: 'The process follows the log', response: { 200: State, 503: State } } },
		async (_request, reply) => {
			const { healthy, heardAtMs, position } = app.follower;
			const lagMs = Math.max(0, Math.round(app.clock.now() - heardAtMs));
			const ready = healthy && lagMs < readyLagMs;
			return reply.code(ready ? 200 : 503).send({
				live: healthy,
				lagMs,
				durable: !app.store.volatile,
				position,
				connections: app.connections()
			});
		}
	);
}
