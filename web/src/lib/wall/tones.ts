import type { Freshness } from '#lib/state/clock.svelte.ts';

/** Hertz and seconds: up for what calls, down for a line that was lost. Two tones, and no third. */
const urgent = { from: 660, to: 880, seconds: 0.5 } as const;
const lost = { from: 440, to: 330, seconds: 0.7 } as const;
const loudness = 0.2;
/** Keys are forgotten after so many: a wall is on for weeks. */
const mostKeys = 1_000;

interface Heard {
	isOn: boolean;
	kind: Freshness['kind'];
	/** Urgent requests that nobody has looked at. */
	calling: readonly string[];
}

/** The sound of a wall, where a screen has one. */
export class Tones {
	#context: AudioContext | undefined;
	#heard = new Set<string>();
	#kind: Heard['kind'] = 'connecting';

	/** Plays what these differ from the last ones by; what was there when the screen came on is no news. */
	follow({ isOn, kind, calling }: Heard): void {
		const isNews = calling.some((key) => !this.#heard.has(key));
		const isFirst = this.#kind === 'connecting';
		const isLost = kind === 'not_live' && this.#kind !== 'not_live';
		if (this.#heard.size > mostKeys) this.#heard.clear();
		for (const key of calling) this.#heard.add(key);
		this.#kind = kind;
		if (!isOn || isFirst) return;
		if (isLost) this.#play(lost);
		else if (isNews) this.#play(urgent);
	}

	#play({ from, to, seconds }: { from: number; to: number; seconds: number }): void {
		this.#context ??= new AudioContext();
		const context = this.#context;
		const start = context.currentTime;
		const tone = new OscillatorNode(context, { type: 'sine', frequency: from });
		const gain = new GainNode(context, { gain: 0 });
		tone.frequency.setValueAtTime(to, start + seconds / 2);
		gain.gain.setTargetAtTime(loudness, start, 0.01);
		gain.gain.setTargetAtTime(0, start + seconds, 0.03);
		tone.connect(gain).connect(context.destination);
		tone.start(start);
		tone.stop(start + seconds + 0.3);
	}
}
