/**
 * What counts as one place to come from: an address, or with IPv6 the 64 bits in front, which is what one subscriber
 * is given. Whoever has more addresses than that has no more tries.
 */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped !== undefined) return mapped;
	if (!address.includes(':')) return address;
	const [front = '', back] = address.split('%', 1)[0]!.split('::');
	const before = front.split(':').filter((part) => part !== '');
	const after = (back ?? '').split(':').filter((part) => part !== '');
	const between = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
	const parts = [...before, ...between, ...after].slice(0, 4);
	return `${parts.map((part) => Number.parseInt(part, 16).toString(16)).join(':')}::/64`;
}
