import {
	lastingScenes,
	type LastingScene,
	type Manner,
	type Message,
	type Night,
	type Pushed,
	type Scene
} from '../model/display.ts';
import { toMs } from '../kernel/clock.ts';
import { isWithinHours } from './clock-hours.ts';
import { fewestPeople, fewestRows, wallLayout, type WallProfile } from './wall-scale.ts';

/** Width of one screen in hundredths of its height. */
const screenWidth = (100 * 16) / 9;
const safeSides = 3;
const padding = 3.6;
const between = 1.48;
/** Widest words of each part, in letters' heights: five numbers beside each other, one row, four charts. */
const headlineEm = 10.1;
const rowEm = 19.7;
const chartEm = 15;

/** Why a scene cannot be read on a screen: its letters are too wide, or too high, for what has to stand there. */
export type SceneProblem = 'too_wide' | 'too_few_rows';

/** Whether a scene can be read from where people stand. Type never shrinks, so what does not fit is not shown. */
export function sceneProblem(scene: Scene, profile: WallProfile): SceneProblem | undefined {
	const { type, requestRows, peopleRows, rowsBelowHeadlines, rowsInFull } = wallLayout(profile, 4);
	const inside = screenWidth - safeSides;
	const half = (inside - between) / 2 - padding;
	const numbersFit = type.caption * headlineEm <= inside / 5 - padding;
	switch (scene) {
		case 'overview':
			if (!numbersFit || type.row * rowEm > half) return 'too_wide';
			return requestRows < fewestRows || peopleRows < fewestPeople ? 'too_few_rows' : undefined;
		case 'community':
			if (!numbersFit || type.row * rowEm > inside - padding) return 'too_wide';
			return rowsBelowHeadlines < fewestRows ? 'too_few_rows' : undefined;
		case 'trend':
			return type.caption * chartEm > half ? 'too_wide' : undefined;
		case 'requests':
		case 'people':
			if (type.row * rowEm > inside - padding) return 'too_wide';
			return rowsInFull < fewestRows ? 'too_few_rows' : undefined;
	}
}

/** What a screen draws now: what was pushed while it holds, else its own; never what cannot be read there. */
export function sceneNow(
	{ scene, pushed }: { scene: LastingScene; pushed?: Pushed },
	profile: WallProfile,
	nowMs: number
): { scene: Scene; community?: number; pushed?: Pushed } {
	if (pushed && holds(pushed, nowMs) && !sceneProblem(pushed.scene, profile)) {
		const { community } = pushed;
		return { scene: pushed.scene, pushed, ...(community === undefined ? {} : { community }) };
	}
	const readable = [scene, ...lastingScenes].find((one) => !sceneProblem(one, profile));
	return { scene: readable ?? scene };
}

/** Whether what somebody asked for is still to be shown; what is pinned is, until somebody asks for something else. */
export function holds({ until }: Pick<Pushed | Message, 'until'>, nowMs: number): boolean {
	return until === undefined || nowMs < toMs(until);
}

/** Screens that hang beside each other as one picture, by its shape: one, two or three. */
export function screensOf(width: number, height: number): 1 | 2 | 3 {
	const screens = Math.round(width / height / (16 / 9));
	return screens >= 3 ? 3 : screens === 2 ? 2 : 1;
}

/** What each of the screens shows: the scene asked for, and beside it what the room needs most. */
export function scenesOn(screens: 1 | 2 | 3, scene: Scene): Scene[] {
	if (screens === 1) return [scene];
	const usual: Scene[] = ['overview', 'requests', 'people'];
	const beside = usual.slice(0, screens);
	return beside.includes(scene) ? beside : [...beside.slice(0, -1), scene];
}

/** The colours of a screen at this hour. */
export function themeNow(
	{ theme }: Pick<Manner, 'theme'>,
	night: Night | undefined,
	nowMs: number
): 'dark' | 'bright' | 'night' {
	return night && isWithinHours(night, nowMs) ? 'night' : theme;
}
