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
	file: {
		title: 'Desde un archivo',
		hint: (rows) => `Una tabla (CSV) con una fila por papeleta, ${rows} como máximo.`,
		template: 'La tabla vacía',
		choose: 'El archivo',
		found: (slips, faults) =>
			`${slips === 1 ? 'Se puede tomar 1 papeleta' : `Se pueden tomar ${slips} papeletas`}${faults === 0 ? '.' : faults === 1 ? ', 1 fila no.' : `, ${faults} filas no.`}`,
		old: 'El archivo no está escrito como UTF-8. Revise si las letras están bien.',
		noRoom: (room) => `Solo caben ${room} más en este navegador. Tome menos, o espere la conexión.`,
		row: (row, what) => `Fila ${row}: ${what}`,
		take: (slips) => (slips === 1 ? 'Tomar 1 papeleta' : `Tomar ${slips} papeletas`),
		faults: {
			title: 'de qué se trata lleva de 3 a 120 letras.',
			category: 'este tipo no se conoce aquí.',
			block: 'la cuadra es un número, una dirección y una calle.',
			community: 'esta comunidad no se conoce, o dos se llaman así.',
			cells: 'tiene más celdas que columnas la tabla.'
		},
		problems: {
			too_large: 'Este archivo es demasiado grande. Se puede leer medio megabyte.',
			no_columns: 'La primera fila debe nombrar las columnas title y category.',
			too_many: 'Este archivo tiene demasiadas filas. Divídalo.'
		}
	},
	print: 'Imprimir las referencias',
	finish: 'Empezar otro lote'
};
