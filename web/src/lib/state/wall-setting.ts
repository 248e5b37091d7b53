import type { Message, Pushed, Scene } from '#shared/model/display.ts';
import { sceneNow, scenesOn, screensOf, themeNow } from '#shared/rules/wall-scenes.ts';
import { holds } from '#shared/rules/wall-scenes.ts';
import type { WallProfile } from '#shared/rules/wall-scale.ts';
import type { DisplaySettings } from '#shared/wire/displays.ts';

/** What a wall draws at this moment, and how. */
export interface WallSetting {
	profile: WallProfile;
	/** One for each screen, from the left. */
	scenes: Scene[];
	/** Number of the community that is shown alone. */
	community?: number;
	/** Why it shows this, where somebody asked for it. */
	pushed?: Pushed;
	message?: Message;
	theme: 'dark' | 'bright' | 'night';
	orbit: boolean;
}

/** From what a display was told, on a picture of this many pixels, at this moment of the room's clock. */
export function settingAt(
	settings: Omit<DisplaySettings, 'name' | 'site' | 'sound'>,
	{ width, height }: { width: number; height: number },
	nowMs: number
): WallSetting {
	const { profile, orbit, night, message } = settings;
	const { scene, ...shown } = sceneNow(settings, profile, nowMs);
	return {
		profile,
		orbit,
		scenes: scenesOn(screensOf(width, height), scene),
		...shown,
		...(message && holds(message, nowMs) ? { message } : {}),
		theme: themeNow(settings, night, nowMs)
	};
}
