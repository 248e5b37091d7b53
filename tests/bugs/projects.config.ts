import { defineConfig } from 'vitest/config';
import { projectsOfNode } from '../projects-of-node.ts';

/** What tells of a mistake needs no browser: without one it begins a second sooner, and there are many. */
export default defineConfig({ test: { projects: projectsOfNode } });
