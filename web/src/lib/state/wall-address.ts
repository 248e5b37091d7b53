import { lastingScenes, usualManner, wallThemes } from '#shared/model/display.ts';
import { referenceProfile } from '#shared/rules/wall-scale.ts';
import type { DisplaySettings } from '#shared/wire/displays.ts';

/**
 * What a wall draws for somebody who looks at it from elsewhere, by its address:
 * `?scene=people&theme=bright&in=85&far=5&mid=4&near=3`. What is not said, or makes no sense, is as usual.
 */
export function settingsFromAddress(
	address: Pick<URLSearchParams, 'get'>
): Omit<DisplaySettings, 'name' | 'site'> {
	const length = (name: string, usual: number) => {
		const value = Number(address.get(name));
		return value > 0 && value < 500 ? value : usual;
	};
	return {
		...usualManner,
		scene: lastingScenes.find((scene) => scene === address.get('scene')) ?? usualManner.scene,
		theme: wallThemes.find((theme) => theme === address.get('theme')) ?? usualManner.theme,
		profile: {
			inches: length('in', referenceProfile.inches),
			farMetres: length('far', referenceProfile.farMetres),
			midMetres: length('mid', referenceProfile.midMetres),
			nearMetres: length('near', referenceProfile.nearMetres)
		}
	};
}
