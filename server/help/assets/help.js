// @ts-check
// The community's door works without this. With it: steps leave no trace in the browser's history, a lost network
// loses no answer, three Shifts leave the page, and the browser works a little for the form while it is filled in.

const workBits = 15;
const leaveKeys = 3;
const leaveWithinMs = 2_000;
const atOnce = 256;

document.documentElement.classList.add('scripted');
/** What the browser found for the form that is open. @type {Promise<string> | undefined} */
let work;
/** @type {number[]} */
let shifts = [];

begin();
addEventListener('keyup', ({ key }) => {
	const now = performance.now();
	shifts = key === 'Shift' ? [...shifts.filter((at) => now - at < leaveWithinMs), now] : [];
	if (shifts.length >= leaveKeys) leave();
});
document.addEventListener('click', (event) => {
	const target = /** @type {Element} */ (event.target);
	if (target.closest('#leave')) {
		event.preventDefault();
		leave();
	}
	const link = target.closest('a');
	if (
		link?.id !== 'leave' &&
		link?.pathname.startsWith('/help') &&
		link.origin === location.origin
	) {
		// From one page of the door to another: still one place in the browser's history.
		event.preventDefault();
		location.replace(link.href);
	}
	if (target.closest('[data-print]')) print();
});
document.addEventListener('submit', (event) => {
	const form = /** @type {HTMLFormElement} */ (event.target);
	// Where a map was tapped an older browser tells only when it sends the form itself.
	const isMap = event.submitter instanceof HTMLInputElement && event.submitter.type === 'image';
	if (isMap && !new FormData(form, event.submitter).has('at.x')) return;
	event.preventDefault();
	void send(form, /** @type {HTMLButtonElement | HTMLInputElement | null} */ (event.submitter));
});
document.addEventListener('input', ({ target }) => {
	if (target instanceof HTMLTextAreaElement) warn(target);
});
// A page that comes back from the browser's memory shows nothing of what was typed.
addEventListener('pageshow', ({ persisted }) => persisted && location.replace('/help'));

/** What each new page needs. */
function begin() {
	const { token } = document.body.dataset;
	if (token && token !== begin.token) {
		begin.token = token;
		work = find(token);
	}
	for (const button of document.querySelectorAll('[data-print]')) button.removeAttribute('hidden');
}
begin.token = '';

/** The page is gone before the next one is there, and takes its place. */
function leave() {
	document.documentElement.classList.add('is-leaving');
	document.title = '';
	location.replace(document.getElementById('leave')?.dataset['address'] ?? 'about:blank');
}

/**
 * Sends a form and shows the answer in its place.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | HTMLInputElement | null} button
 */
async function send(form, button) {
	if (form.ariaBusy === 'true') return;
	form.ariaBusy = 'true';
	const body = new URLSearchParams();
	// A map says where it was tapped, a button what it stands for.
	for (const [name, value] of new FormData(form, button)) body.append(name, String(value));
	// Older browsers do not tell which button it was.
	if (button?.name && button.type !== 'image' && !body.has(button.name))
		body.append(button.name, button.value);
	if (!body.has('go') && !body.has('at.x')) body.append('go', 'next');
	const words = button?.textContent ?? '';
	const at = button?.getAttribute('formaction')?.split('#')[1];
	button?.setAttribute('aria-disabled', 'true');
	try {
		const isLast = body.get('step') === 'check' && body.get('go') === 'next';
		if (isLast && work) {
			if (button) button.textContent = document.body.dataset['moment'] ?? '';
			body.append('work', await work);
		}
		const response = await fetch(form.action, { method: 'POST', body });
		const next = new DOMParser().parseFromString(await response.text(), 'text/html');
		// An answer that has no page of ours, or none to go on from, takes nothing away from what was typed.
		const isPage = next.getElementById('leave') !== null;
		if (!isPage) throw new Error('no page of ours');
		if (response.ok || next.getElementById('form') || !form.id) show(next, at);
		else tell(next.getElementById('main')?.textContent?.replace(/\s+/g, ' ').trim() ?? '');
	} catch {
		tell(document.body.dataset['offline'] ?? '');
	} finally {
		form.ariaBusy = 'false';
		button?.removeAttribute('aria-disabled');
		if (button) button.textContent = words;
	}
}

/**
 * @param {Document} next
 * @param {string | undefined} at what is looked at, where that is not the top
 */
function show(next, at) {
	document.title = next.title;
	document.documentElement.lang = next.documentElement.lang;
	document.body.replaceWith(next.body);
	begin();
	const part = at && document.getElementById(at);
	if (part) {
		part.scrollIntoView({ block: 'center' });
		/** @type {HTMLElement | null} */ (
			document.querySelector('.faults') ?? part.querySelector('[tabindex]')
		)?.focus({ preventScroll: true });
		return;
	}
	scrollTo(0, 0);
	const faults = document.querySelector('.faults');
	/** @type {HTMLElement | null} */ (faults ?? document.getElementById('main'))?.focus();
}

/** Says something above the form, once. @param {string} words */
function tell(words) {
	document.querySelector('.faults')?.remove();
	const box = document.createElement('div');
	box.className = 'faults';
	box.setAttribute('role', 'alert');
	box.textContent = words;
	const main = document.getElementById('main');
	main?.prepend(box);
	box.scrollIntoView({ block: 'center' });
}

/** Words of danger show the number at once. @param {HTMLTextAreaElement} area */
function warn(area) {
	const plain = area.value
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	const words = (area.dataset['danger'] ?? '').split('|');
	const note = document.getElementById('words-danger');
	if (note) note.hidden = !words.some((word) => ` ${plain} `.includes(` ${word} `));
}

/**
 * Looks for a number whose hash with the form's mark begins with noughts: a second or so for a browser, in the
 * background. Nothing where a browser has no hashes: then the time that a person takes is enough.
 * @param {string} token
 */
async function find(token) {
	if (!globalThis.crypto?.subtle) return '';
	const encoder = new TextEncoder();
	for (let from = 0; from < 2 ** (workBits + 4); from += atOnce) {
		const hashes = await Promise.all(
			Array.from({ length: atOnce }, (_, index) =>
				crypto.subtle.digest('SHA-256', encoder.encode(`${token}:${from + index}`))
			)
		);
		const found = hashes.findIndex(
			(hash) => new DataView(hash).getUint32(0) >>> (32 - workBits) === 0
		);
		if (found >= 0) return String(from + found);
	}
	return '';
}
