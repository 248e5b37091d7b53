import { onDestroy, onMount } from 'svelte';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { provideDesk, type DeskState } from './desk.svelte.ts';
import { keepShell } from './shell.ts';
import type { SessionState } from './session.svelte.ts';

/**
 * The room's records for all pages of a layout: the line is kept while somebody moves between them. None where nobody is
 * signed in; whoever is signed out elsewhere is led to sign in, and back.
 */
export function useDeskPage(session: SessionState): DeskState | undefined {
	const desk = session.person ? provideDesk(session.person) : undefined;
	onDestroy(() => desk?.close());
	onMount(keepShell);

	// Opened without a line for whoever was here: another may have signed in meanwhile.
	$effect(() => {
		if (!session.confirmed || !session.person || !desk) return;
		if (session.person.id === desk.actor.id) desk.confirm();
		else location.reload();
	});

	$effect(() => {
		if (desk?.line.kind !== 'signed_out') return;
		session.end();
		void goto(`/sign-in?next=${encodeURIComponent(page.url.pathname + page.url.search)}`);
	});
	return desk;
}
