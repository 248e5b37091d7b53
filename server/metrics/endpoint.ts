import { createServer, type Server } from 'node:http';
import { AggregatorRegistry, register, type PrometheusContentType } from 'prom-client';
import { countProcess } from './metrics.ts';

interface Where {
	host: string;
	/** 0: nothing is served. */
	port: number;
}

/** A process of several answers the one that started it: made, a registry listens for the question. */
export function answerForMetrics(): AggregatorRegistry<PrometheusContentType> {
	countProcess();
	return new AggregatorRegistry();
}

/**
 * Serves `/metrics` on a port of its own, which is not the public one: those of this process, or the sum
 * over all that it started.
 */
export async function serveMetrics(
	{ host, port }: Where,
	whose: 'own' | 'all'
): Promise<Server | undefined> {
	if (port === 0) return undefined;
	if (whose === 'own') countProcess();
	const all = new AggregatorRegistry<PrometheusContentType>();
	const server = createServer((request, response) => {
		if (request.url !== '/metrics') return response.writeHead(404).end();
		const text = whose === 'own' ? register.metrics() : all.clusterMetrics();
		text.then(
			(body) => response.writeHead(200, { 'content-type': register.contentType }).end(body),
			() => response.writeHead(503).end()
		);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
	return server;
}
