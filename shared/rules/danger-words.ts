/**
 * Words of somebody who may be in danger now, in English and Spanish, in any spelling without accents. Found, the
 * number for emergencies is shown at once and a higher priority is suggested; nothing is decided by them.
 */
export const dangerWords: readonly string[] = (
	'gun, guns, shot, shots, shooting, shooter, stabbed, stabbing, knife, bleeding, dying, ' +
	'suicide, overdose, overdosed, unconscious, not breathing, kill me, kill him, kill her, ' +
	'kill us, kill them, kill myself, hurt myself, end my life, threatened to kill, ' +
	'trying to kill, he is outside now, hostage, kidnapped, being followed, ' +
	'house is on fire, gas leak, retaliate, retaliation, pistola, arma, armas, balazo, ' +
	'balazos, disparo, disparos, disparando, tiroteo, tiros, apunalado, apunalada, cuchillo, ' +
	'sangrando, muriendo, suicidio, suicidarme, matarme, quitarme la vida, me quiere matar, ' +
	'nos quiere matar, lo van a matar, la van a matar, amenaza de muerte, sobredosis, ' +
	'no respira, inconsciente, secuestrado, secuestrada, rehen, me esta siguiendo, ' +
	'fuga de gas, se quema la casa, represalia, represalias, venganza'
).split(', ');

/** Whether a text has any of them as words of their own. */
export function speaksOfDanger(text: string): boolean {
	const plain = ` ${plainWords(text)} `;
	return dangerWords.some((word) => plain.includes(` ${word} `));
}

/** In small letters without accents, a single space between words. */
function plainWords(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
