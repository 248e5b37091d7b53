import type { Texts } from './text.ts';

/** What whoever asked said, in Spanish. */
export const saidTexts: Texts['said'] = {
	dangerWords: 'Sus palabras hablan de peligro. Léalas primero.',
	interpreter: 'pide intérprete',
	languages: { en: 'en inglés', es: 'en español' },
	soons: { now: 'ahora mismo', today: 'hoy', this_week: 'esta semana', no_hurry: 'puede esperar' },
	reaches: {
		nobody: 'no contactar',
		call: 'llamar',
		text: 'mandar mensaje',
		email: 'escribir correo'
	},
	heldFor: {
		too_quick: 'se envió más rápido que una persona',
		too_many: 'muchas desde una misma red',
		same_words: 'las mismas palabras llegaron varias veces',
		filled_by_program: 'lo llenó un programa'
	},
	saysNow: 'Dice: ahora'
};
