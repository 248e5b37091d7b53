/** Every screen says NOT LIVE within 5 s of Redis' last word: what is left of it is for the way there. */
const deadlineMs = 3_500;

/** The result, or an error when it is not there by the deadline: a blocking read can hang for ever. */
export async function within<T>(work: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const deadline = new Promise<never>((_, reject) => {
		timer = setTimeout(
			// Where this process was kept from the processor, the answer may lie there unread: it is read first.
			() => setImmediate(() => reject(new Error(`Redis was silent for ${deadlineMs / 1000} s`))),
			deadlineMs
		);
	});
	try {
		return await Promise.race([work, deadline]);
	} finally {
		clearTimeout(timer);
	}
}
