const deadlineMs = 4_000;

/** The result, or an error when it is not there by the deadline: a blocking read can hang for ever. */
export async function within<T>(work: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const deadline = new Promise<never>((_, reject) => {
		timer = setTimeout(
			() => reject(new Error(`Redis was silent for ${deadlineMs / 1000} s`)),
			deadlineMs
		);
	});
	try {
		return await Promise.race([work, deadline]);
	} finally {
		clearTimeout(timer);
	}
}
