import type { messageTexts as english } from './en-messages.ts';

/** What whoever asked is written, in Spanish. */
export const messageTexts: typeof english = {
	topics: {
		received: 'Recibimos su solicitud.',
		accepted: 'Alguien ya atiende su solicitud.',
		needs_information:
			'Necesitamos saber más para poder ayudar. Trataremos de comunicarnos con usted.',
		done: 'El trabajo está hecho. ¿Está arreglado? Por favor avísenos.',
		closed: 'Su solicitud se cerró. Si no está arreglado, por favor avísenos.',
		passed: 'Otro grupo tiene ahora su solicitud.',
		cannot_help: 'No podemos hacer lo que pidió. Llame al 311 o al 211: ellos saben quién puede.',
		no_answer: 'No pudimos comunicarnos con usted y cerramos su solicitud. Puede pedir otra vez.',
		follow_up: 'Cerramos su solicitud hace dos semanas. ¿Sigue bien? Por favor avísenos.'
	},
	mail: {
		subject: (reference) => `Sobre ${reference}`,
		hello: 'Hola:',
		where: (reference, url) =>
			`Su número es ${reference}. Vea cómo va, con el código que le dimos:\n${url}`,
		stop: (url) => `¿No quiere más mensajes como este? Abra esta página:\n${url}`
	},
	text: (reference, words, url) =>
		[`${reference}: ${words}`, url, 'Responda STOP para no recibir más.'].filter(Boolean).join(' '),
	stop: {
		title: 'No recibir mensajes',
		text: (reference) =>
			`Le escribimos sobre ${reference}. Si presiona el botón, ya no escribiremos a esta dirección o número, sobre nada.`,
		button: 'No recibir más mensajes',
		done: 'Ya no le escribiremos. Con su número y su código todavía puede ver cómo va.',
		wrong: 'Este enlace ya no sirve. No se cambió nada.'
	}
};
