/** Four kinds of eyes, and how far apart two colours are to them. */
export const eyes = ['ordinary', 'protan', 'deutan', 'tritan'] as const;
export type Eye = (typeof eyes)[number];
type Three = [number, number, number];

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const matrices: Readonly<Record<Eye, readonly [Three, Three, Three]>> = {
	ordinary: [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1]
	],
	protan: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	],
	deutan: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	],
	tritan: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039]
	]
};

function linear(hex: string): Three {
	return [1, 3, 5].map((at) => {
		const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	}) as Three;
}

const times = (rows: readonly [Three, Three, Three], [x, y, z]: Three): Three =>
	rows.map(([a, b, c]) => a * x + b * y + c * z) as Three;

/** A colour as linear light, as these eyes have it. */
export function seenBy(eye: Eye, hex: string): Three {
	return times(matrices[eye], linear(hex)).map((part) => Math.min(1, Math.max(0, part))) as Three;
}

/** sRGB's primaries to XYZ, and the white of D65. */
const toXyz: readonly [Three, Three, Three] = [
	[0.4124564, 0.3575761, 0.1804375],
	[0.2126729, 0.7151522, 0.072175],
	[0.0193339, 0.119192, 0.9503041]
];
const white: Three = [0.95047, 1, 1.08883];

function lab(light: Three): Three {
	const [x, y, z] = times(toXyz, light).map((part, index) => {
		const share = part / white[index]!;
		return share > 216 / 24_389 ? Math.cbrt(share) : (share * (24_389 / 27) + 16) / 116;
	}) as Three;
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000 of two colours as linear light. */
export function difference(one: Three, other: Three): number {
	return labDifference(lab(one), lab(other));
}

const degrees = (radians: number) => (radians * 180) / Math.PI;
const radians = (angle: number) => (angle * Math.PI) / 180;

/** CIEDE2000 of two Lab colours (Sharma, Wu and Dalal 2005). */
export function labDifference([l1, a1, b1]: Three, [l2, a2, b2]: Three): number {
	const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
	const g = 0.5 * (1 - Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7)));
	const [x1, x2] = [(1 + g) * a1, (1 + g) * a2];
	const [c1, c2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)];
	const hue = (b: number, a: number) =>
		a === 0 && b === 0 ? 0 : (degrees(Math.atan2(b, a)) + 360) % 360;
	const [h1, h2] = [hue(b1, x1), hue(b2, x2)];
	const isGrey = c1 * c2 === 0;
	let turn = isGrey ? 0 : h2 - h1;
	if (turn > 180) turn -= 360;
	if (turn < -180) turn += 360;
	const dL = l2 - l1;
	const dC = c2 - c1;
	const dH = 2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2));
	const meanL = (l1 + l2) / 2;
	const meanC2 = (c1 + c2) / 2;
	let meanH = isGrey ? h1 + h2 : (h1 + h2) / 2;
	if (!isGrey && Math.abs(h1 - h2) > 180) meanH += h1 + h2 < 360 ? 180 : -180;
	const t =
		1 -
		0.17 * Math.cos(radians(meanH - 30)) +
		0.24 * Math.cos(radians(2 * meanH)) +
		0.32 * Math.cos(radians(3 * meanH + 6)) -
		0.2 * Math.cos(radians(4 * meanH - 63));
	const sL = 1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2);
	const sC = 1 + 0.045 * meanC2;
	const sH = 1 + 0.015 * meanC2 * t;
	const bend = radians(60 * Math.exp(-(((meanH - 275) / 25) ** 2)));
	const rT = -2 * Math.sqrt(meanC2 ** 7 / (meanC2 ** 7 + 25 ** 7)) * Math.sin(bend);
	return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rT * (dC / sC) * (dH / sH));
}
