interface Asked {
	accept: string;
	/** More is not read. */
	bytesAtMost: number;
	/** What ends it before its time. */
	signal: AbortSignal;
}

const timeoutMs = 15_000;

/** Fetches a text from elsewhere, without following where it may be sent. Throws when it cannot be had, or is longer than it may be. */
export async function getText(address: string | URL, asked: Asked): Promise<string> {
	const { accept, bytesAtMost, signal } = asked;
	const response = await fetch(address, {
		headers: { accept, 'user-agent': 'cscc-operations-room' },
		redirect: 'error',
		signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), signal])
	});
	if (!response.ok || !response.body) {
		await response.body?.cancel();
		throw new Error(`it cannot be had: ${response.status}`);
	}
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of response.body) {
		bytes += chunk.byteLength;
		if (bytes > bytesAtMost) throw new Error('it is too large');
		chunks.push(chunk);
	}
	return new TextDecoder().decode(Buffer.concat(chunks));
}
