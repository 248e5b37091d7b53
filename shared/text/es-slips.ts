import type { slipTexts as english } from './en-slips.ts';

/** Papeletas de una reunión, una tras otra. */
export const slipTexts: typeof english = {
	title: 'Papeletas de una reunión',
	many: '¿Muchas papeletas de una reunión? Anótelas una tras otra.',
	next: 'Añadir esta papeleta',
	add: 'La siguiente papeleta',
	intro:
		'Funciona sin línea: las papeletas esperan aquí y se envían cuando vuelva, cada una una vez.',
	none: 'Aún no hay papeletas. Lo que añada queda aquí, con su referencia una vez enviado.',
	counts: (all, known, waiting) =>
		[
			all === 1 ? '1 papeleta' : `${all} papeletas`,
			known === 1 ? '1 tiene su referencia' : `${known} tienen su referencia`,
			...(waiting > 0 ? [waiting === 1 ? '1 espera envío' : `${waiting} esperan envío`] : [])
		].join(', ') + '.',
	full: 'No pueden esperar más en este navegador. Espere la línea o apunte las siguientes.',
	waits: 'espera envío',
	unseen: 'no se vio la respuesta: búsquela primero en la lista',
	maybe: (reference) => `quizá la misma que ${reference}`,
	look: 'Ver',
	again: 'Anotarla de nuevo',
	code: (code) => `Código ${code}`,
	print: 'Imprimir las referencias',
	finish: 'Empezar otro lote'
};
