/** A browser's name out of what it says of itself; a dash where it says nothing that is known. */
export function browserName(userAgent: string): string {
	const found = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(userAgent)?.[1];
	return found?.replace('Edg', 'Edge').replace('OPR', 'Opera') ?? '–';
}
