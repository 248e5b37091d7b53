import type { reportTexts as English } from './en-reports.ts';

const people = (count: number) => (count === 1 ? '1 persona' : `${count} personas`);

export const reportTexts: typeof English = {
	title: 'Informes',
	situation: 'Informe de situación',
	numbered: (number, edition) =>
		edition === 1
			? `Informe de situación ${number}`
			: `Informe de situación ${number}, corrección ${edition - 1}`,
	states: {
		draft: 'Borrador',
		signed: 'Firmado',
		corrected: 'Corregido después',
		discarded: 'Abandonado'
	},
	answerNone: 'Todavía no hay ningún informe de situación',
	answerDraft: (number) => `${number} se está escribiendo`,
	answerSigned: (number, time) => `${number} se firmó ${time}`,
	how: 'Las cifras de un momento, en tres frases suyas, en dos páginas que alguien firma.',
	begin: 'Empezar un informe',
	summary: 'La situación, en tres frases',
	prepared: 'Preparado por',
	signedBy: 'Firmado por',
	because: 'Corrige',
	planned: 'Lo que sigue',
	asks: 'Lo que hay que decidir',
	nextAt: 'Próximo informe',
	hold: 'Guardar el texto',
	kept: 'Guardado.',
	theirs: 'Otra persona lo cambió entretanto. Lo suyo:',
	lost: 'En este informe ya no se puede escribir. No se guardó lo que usted había escrito:',
	takeTheirs: 'Tomar lo suyo',
	keepMine: 'Guardar lo mío',
	signHow:
		'Lo que está en el papel es lo que usted firma. Después no se cambia; una corrección dice que lo es.',
	unkept: 'Guarde primero el texto: lo que se firma es lo que está en el papel.',
	old: (span) => `Estas cifras tienen ${span}.`,
	paper: 'El papel',
	open: 'Abrir la página',
	pdf: 'PDF',
	csv: 'Tablas (CSV)',
	pdfMaking: 'Se está imprimiendo…',
	pdfFailed: 'No se pudo hacer el PDF. La página se puede abrir e imprimir.',
	earlier: 'Informes de las últimas dos semanas',
	none: 'Ninguno todavía.',
	onPaper: {
		asOf: (time) => `A las ${time}`,
		period: (from, to) => `${from} a ${to}`,
		prepared: (who) => `Preparado por ${who}`,
		signed: (who, time) => `Firmado por ${who}, ${time}`,
		samePerson: 'preparado y firmado por la misma persona',
		unsigned: 'BORRADOR, sin firmar',
		corrected: 'Uno posterior corrige este.',
		corrects: (why) => `Este corrige uno anterior: ${why}`,
		notLive: (time) =>
			`Hecho a las ${time} mientras la sala no estaba en vivo. Puede faltar lo que pasó después.`,
		page: (page, pages) => `Página ${page} de ${pages}`,
		kpis: {
			open: 'Abiertas',
			urgent: 'Urgentes',
			late: 'Fuera de plazo',
			received: 'Llegaron',
			resolved: 'Resueltas',
			people: 'Personas fuera'
		},
		ofPlanned: (count) => `de ${count} previstas`,
		than: (more) =>
			more === 0 ? 'como antes' : more > 0 ? `${more} más que antes` : `${-more} menos que antes`,
		onTime: 'Plazos cumplidos',
		target: (share) => `Meta: ${share} a tiempo`,
		priority: 'Prioridad',
		kept: 'Cumplidos',
		promised: 'Vencieron',
		share: 'A tiempo',
		atTarget: 'en la meta',
		belowTarget: 'bajo la meta',
		few: 'muy pocos para decirlo',
		firstLook: (p50, p90, n) =>
			`Primera mirada a lo urgente y alto: la mitad en ${p50}, nueve de diez en ${p90} (${n}).`,
		firstLookFew: (n) => `Primera mirada a lo urgente y alto: muy pocas para decirlo (${n}).`,
		minutes: (count) => `${count} min`,
		urgent: 'Abierto y urgente',
		urgentNone: 'No hay nada urgente abierto.',
		urgentMore: (count) => `Y ${count} más.`,
		kind: 'Qué',
		where: 'Dónde',
		since: 'Desde',
		owner: 'De quién',
		unowned: 'sin responsable',
		late: 'fuera de plazo',
		places: 'Comunidades',
		community: 'Comunidad',
		open: 'Abiertas',
		received: 'Llegaron',
		out: 'En la calle / previstas',
		elsewhere: 'Otras partes y toda la ciudad',
		everywhere: 'En todas las comunidades con apoyo',
		somewhere: 'no se dice',
		hidden: '< 10 u oculto',
		hiddenShort: '·',
		mapLegend:
			'Solicitudes abiertas; sombreado donde se dice el número, punteado donde es pequeño u oculto.',
		changes: 'Desde el informe anterior',
		changesNone: (time) => `Nada que señalar desde ${time}.`,
		changesMore: (count) => `Y ${count} más.`,
		change: {
			urgent_new: (where, what) => `${what}, ${where}: urgente, llegó`,
			urgent_resolved: (where, what) => `${what}, ${where}: urgente, resuelto`,
			incident: (where) => `Aviso de incidente, ${where}`,
			activation_opened: (where) => `Presencia abierta, ${where}`,
			activation_closed: (where) => `Presencia cerrada, ${where}`,
			phase: (where) => `${where} entró en su fase siguiente`,
			alert: () => 'Alerta para todos'
		},
		risks: 'Riesgos y pedidos',
		risksNone: 'Ninguno según los registros.',
		risk: {
			urgent_unowned: ({ count, since }) =>
				count === 1
					? `Desde ${since} espera 1 solicitud urgente sin responsable.`
					: `Desde ${since} espera la más antigua de ${count} solicitudes urgentes sin responsable.`,
			no_contact: ({ count }) =>
				`${people(count)} en la calle no ${count === 1 ? 'responde' : 'responden'}.`,
			uncovered: ({ where }) => `${where}: no hay nadie previsto en las próximas 12 horas.`,
			late: ({ count }) =>
				`${count} ${count === 1 ? 'solicitud está' : 'solicitudes están'} fuera del plazo prometido.`,
			help_missing: ({ where, what }) => `${where}: nadie con lugar para ${what}.`,
			action_overdue: ({ count }) =>
				`${count} ${count === 1 ? 'acción' : 'acciones'} de los comités fuera de fecha.`
		},
		planned: 'Lo que sigue',
		asks: 'Por decidir',
		next: (time) => `Próximo informe: ${time}`,
		notes: 'Notas sobre los datos',
		noteHidden:
			'Un punto está por un número menor de 10, o por uno con el que se podría hallar otro así. El cumplimiento se dice desde 10 plazos.',
		noteMeaning:
			'Los números dicen lo que se pidió al centro, no cuánta violencia hay; no se afirma ningún efecto. Resuelto es lo que dijo quien trabajó; se confirma después.',
		noteGaps: (count, span) =>
			count === 0
				? 'La imagen en vivo no tuvo interrupciones en este tiempo.'
				: `La imagen en vivo tuvo ${count} ${count === 1 ? 'interrupción' : 'interrupciones'} en este tiempo, ${span} en total.`,
		noteUnknown: 'Ya no se sabe si la imagen en vivo tuvo interrupciones en este tiempo.',
		noteSources: (names) => `Sin actualizar desde fuera: ${names}.`,
		mark: (mark) => `Marca ${mark}: la misma en cada copia de esta versión.`
	}
};
