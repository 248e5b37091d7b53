import type { Texts } from './text.ts';

/** What whoever asked said, in Spanish. */
export const saidTexts: Texts['said'] = {
	told: 'Se les escribió',
	sentAt: (time) => `enviado ${time}`,
	goesAt: (time) => `sale ${time}`,
	triesAgain: (time) => `no salió, se intenta otra vez ${time}`,
	ways: { email: 'por correo', text: 'por mensaje' },
	topics: {
		received: 'La recibimos',
		accepted: 'Alguien la atiende',
		needs_information: 'Necesitamos saber más',
		done: 'Hecho, ¿está arreglado?',
		closed: 'Cerrada',
		passed: 'Se pasó a otros',
		cannot_help: 'No podemos hacerlo',
		no_answer: 'No pudimos comunicarnos',
		follow_up: '¿Sigue bien?'
	},
	faults: {
		unreachable: 'no se envió: avíseles usted',
		refused: 'allá no se aceptó: avíseles usted',
		no_contact: 'no se envió: ya no hay contacto',
		no_way: 'no se envía solo: avíseles usted',
		opted_out: 'no se envió: no quieren mensajes',
		too_many: 'no se envió: hoy ya recibieron muchos',
		overtaken: 'no se envió: ya no era así'
	},
	handoff: {
		states: {
			waiting: 'En camino al 311',
			sent: 'La tiene el 311',
			closed: 'El 311 dice que está hecho',
			cancelled: 'El 311 no lo hará',
			failed: 'El 311 no lo tomó'
		},
		by: (time) => `se espera para ${time}`,
		number: '¿Pedido por teléfono? Su número en el 311',
		note: 'Guardar el número'
	},
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
