/**
 * A path of this site, out of something that came from an address; `/` when it is none. Read as browsers read it: they
 * take more for another host than looks like one, and what is left after that may look like one again.
 */
export function ownPath(wanted: string | null | undefined): string {
	const here = 'http://here.invalid';
	if (!wanted?.startsWith('/') || !URL.canParse(wanted, here)) return '/';
	const { origin, pathname, search, hash } = new URL(wanted, here);
	return origin === here && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}
