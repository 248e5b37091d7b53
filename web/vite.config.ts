import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** Where the server listens while pages are developed ("npm run dev"). */
const server = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`;

export default defineConfig({
	plugins: [
		sveltekit({
			// One page draws every address: the server answers with it, compressed ahead of time.
			adapter: adapter({ pages: 'build', fallback: 'index.html', precompress: true }),
			// Only where people work: a wall has its own way back.
			serviceWorker: { register: false },
			compilerOptions: { runes: true }
		})
	],
	build: { target: 'es2022', chunkSizeWarningLimit: 1200 },
	server: {
		fs: { allow: ['..'] },
		proxy: {
			'/api': server,
			'/help': server,
			'/open311': server,
			'/tiles': server,
			'/live': { target: server, ws: true }
		}
	}
});
