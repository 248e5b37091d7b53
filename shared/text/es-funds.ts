import type { fundsTexts as english } from './en-funds.ts';

/** Dinero: lo asignado, lo prometido, lo comprometido y lo gastado, y para quién. */
export const fundsTexts: typeof english = {
	title: 'Fondos',
	streams: {
		city_52m: 'Ciudad, prevención y reducción de la violencia',
		arp_slfrf: 'Plan de Rescate Estadounidense',
		city_council_new: 'Concejo Municipal, nuevo',
		department_budget: 'Presupuestos de departamentos',
		state: 'Estado',
		county: 'Condado',
		federal_grant: 'Subvenciones federales',
		philanthropic: 'Filantropía',
		in_kind: 'En especie'
	},
	steps: {
		appropriated: 'Asignado',
		awarded: 'Otorgado',
		obligated: 'Comprometido',
		expended: 'Gastado',
		deobligated: 'Compromiso retirado',
		returned: 'Devuelto'
	},
	rules: {
		expended_over: 'se gasta más de lo comprometido',
		obligated_over: 'se compromete más de lo otorgado',
		awarded_over: 'se otorga más de lo asignado',
		one_place: 'no dice ni comunidad ni «citywide», o dice las dos',
		known: 'nombra una organización que aquí no se conoce',
		same_line: 'esta línea ya es de otra fuente, organización o comunidad',
		phone: 'esto parece un número de teléfono',
		email: 'esto es una dirección de correo',
		cells:
			'esta fila tiene más celdas que el encabezado: ponga entre comillas lo que lleva una coma',
		unreadable: 'esta tabla no se puede leer: busque una comilla suelta',
		column: 'falta esta columna o no se puede leer',
		amount: 'el importe no son dólares y centavos',
		day: 'el día no es como 2026-03-31',
		stream: 'esta fuente no se conoce',
		step: 'este estado del dinero no se conoce',
		length: 'demasiado largo, demasiado corto o vacío'
	},
	answer: (expended, appropriated) => `${expended} gastados de ${appropriated} asignados`,
	answerNone: 'Todavía no hay dinero en los libros',
	answerNoneHow: 'Abra una línea o importe un trimestre como tabla.',
	asOf: (day) => `Los libros al ${day}. Dinero asignado no es dinero gastado.`,
	streamsTitle: 'Por fuente',
	legend: 'De claro a oscuro: asignado, otorgado, comprometido, gastado',
	lines: (count) => (count === 1 ? '1 línea' : `${count} líneas`),
	placesTitle: 'Por comunidad',
	placesNote: 'Lo que es para toda la ciudad es una fila propia; no se reparte entre nadie.',
	citywide: 'Toda la ciudad',
	arp: {
		title: (unobligated, unspent) =>
			`Plan de Rescate: ${unobligated} sin comprometer a tiempo, ${unspent} sin gastar todavía`,
		none: 'No hay dinero del Plan de Rescate en los libros.',
		note: (obligated, expended) =>
			`Debía comprometerse por contrato hasta el ${obligated} y debe gastarse hasta el ${expended}. Votar un presupuesto no compromete nada.`,
		left: (days) => (days === 1 ? 'Queda 1 día.' : `Quedan ${days} días.`),
		over: 'Ese día ya pasó.',
		unobligated: 'Sin comprometer a tiempo',
		unspent: 'Sin gastar'
	},
	flow: {
		title: (awarded, organizations) =>
			organizations === 1
				? `${awarded} otorgados a 1 organización`
				: `${awarded} otorgados a ${organizations} organizaciones`,
		note: 'De dónde viene, quién trabaja con él y dónde: tan ancho como el monto. La parte oscura está gastada.'
	},
	shortfall: {
		title: (people) =>
			people === 1
				? '1 persona fue aceptada y no recibió ayuda porque se acabó el dinero'
				: `${people} personas fueron aceptadas y no recibieron ayuda porque se acabó el dinero`,
		none: 'Ninguna organización ha dicho en los últimos 92 días que se le acabaron los fondos',
		note: 'Los últimos 92 días, según las organizaciones. El dinero otorgado y no gastado puede estar ya comprometido: no muestra que se hubiera podido usar.',
		restricted: 'Necesidades restringidas',
		noPlace: 'Toda la ciudad, o no se sabe',
		need: 'Necesidad',
		people: 'Personas',
		last: 'Última vez',
		unspent: 'Otorgado allí, sin gastar',
		noLine: 'Ninguna línea'
	},
	paysFor: {
		title: 'Paga',
		nothing: 'Nada del directorio todavía',
		none: 'Esta organización no hace aquí nada que esté en el directorio.',
		choose: 'Qué paga esta línea'
	},
	organization: 'Organización',
	place: 'Comunidad',
	deliverable: 'Para qué',
	code: 'Línea',
	linesTitle: 'Líneas',
	entries: 'Anotaciones',
	form: {
		stream: 'Fuente',
		step: 'Qué pasó',
		cents: 'Importe, en dólares',
		on: 'El día',
		evidence: 'Qué lo muestra',
		citywide: 'Para toda la ciudad',
		code: 'Línea',
		deliverable: 'Para qué'
	},
	plan: {
		startsOn: 'Primer día',
		endsOn: 'Último día, si lo tiene',
		evaluated: 'Está previsto cómo saber qué logró',
		runs: (from, until) => `Corre desde ${from} hasta ${until}`,
		from: (day) => `Corre desde ${day}`,
		notSaid: 'Nadie ha dicho cuándo corre',
		isEvaluated: 'está previsto cómo saber qué logró',
		notEvaluated: 'sin plan para saber qué logró',
		paces: { late: 'empezó hace más de 90 días, nada gastado', over: 'terminó' },
		summary: ({ notSaid, late, notEvaluated, all }) =>
			`De ${all === 1 ? '1 línea' : `${all} líneas`}: ${notSaid} sin primer día, ${late} que empezaron hace más de 90 días sin gastar nada, ${notEvaluated} sin plan para saber qué lograron.`
	},
	evidenceHint: 'El número de una ordenanza, un contrato o una factura. Sin nombres.',
	import: {
		title: 'Importar un trimestre',
		how: 'Una tabla con encabezado (CSV): line, stream, organization, community, deliverable, state, amount, date, evidence. Todo o nada; lo ya anotado queda como está.',
		choose: 'Elegir una tabla',
		ready: (count) => (count === 1 ? 'Se puede anotar 1 fila' : `Se pueden anotar ${count} filas`),
		book: 'Anotar todo',
		booked: (count) => (count === 1 ? '1 fila está anotada.' : `${count} filas están anotadas.`),
		refused: (count) =>
			count === 1
				? 'No se anotó nada: hay una fila que no puede ser.'
				: `No se anotó nada: hay ${count} filas que no pueden ser.`,
		row: (row, field, why) => `Fila ${row}, ${field}: ${why}.`,
		tooMany: (most) => `Como mucho ${most} filas a la vez.`
	}
};
