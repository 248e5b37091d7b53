import type { timesTexts as english } from './en-times.ts';

export const timesTexts: typeof english = {
	phases: {
		monitoring: 'En observación',
		planned: 'Prevista',
		engaging: 'El apoyo comienza',
		activated: 'Recibe apoyo',
		sustained: 'Apoyo sostenido',
		transitioned: 'A cargo de la comunidad',
		paused: 'En pausa'
	},
	nav: 'Partes del seguimiento',
	focus: {
		title: (count) => (count === 1 ? '1 lugar en foco' : `${count} lugares en foco`),
		since: (day) => `desde el ${day}`,
		open: (count) => (count === 1 ? '1 abierta allí' : `${count} abiertas allí`)
	},
	title: 'Tiempos',
	place: 'Lugar',
	period: 'Período',
	from: 'Desde',
	to: 'hasta',
	days: (count) => `${count} días`,
	stage: 'Etapa',
	answer: (stage, priority, took, target) =>
		`${stage}, ${priority}: 9 de cada 10 en ${took}${target ? `, prometido ${target}` : ''}`,
	answerNone: 'Ninguna solicitud en este período',
	wider: 'Mostrar 90 días',
	dayBars: 'Solicitudes que llegaron a esta etapa, por día',
	dayBarsNote: 'Arrastre sobre los días, o ponga las dos fechas, para elegir el período',
	bandsNote: 'línea p50, área hasta p90; los puntos son solicitudes de días con menos de 30',
	bandNone: (priority) => `${priority}: ninguna en este período`,
	bandTitle: (priority, over, days) =>
		over === 0
			? `${priority}: 9 de cada 10 a tiempo ${days === 1 ? 'en su único día' : `en cada uno de ${days} días`}`
			: `${priority}: menos de 9 de cada 10 a tiempo en ${days === 1 ? 'su único día' : `${over} de ${days} días`}`,
	moveAlong: (priority) => `Recorrer los días, ${priority}`,
	point: (day, n, p50, p90) => `${day}: n ${n}; p50 ${p50}; p90 ${p90}`,
	rowsTitle: (late) => `La más lenta frente a su meta: ${late}`,
	rowsPlain: 'Etapas frente a lo prometido',
	bandTotals: (priority, days) => `${priority}: ${days} días con diez o más`,
	rowsWell: 'Cada etapa cumple su meta en 9 de cada 10',
	rowsNote: 'p50 y p90 como parte de lo prometido; tiempo laboral para P3 y P4',
	day: 'Día',
	share: 'A tiempo',
	waiting: 'Esperan',
	late: 'con retraso',
	oldest: 'La más antigua',
	heatTitle: (share, when) => `Menos promesas cumplidas: ${when}, ${share}`,
	heatNone: 'Promesas por hora de la semana',
	heatNote: 'Parte cumplida, según cuándo llegó la solicitud; · menos de 5 promesas',
	heatCell: (when, kept, all) => `${when}: ${kept} de ${all} cumplidas`,
	blockOf: (day, from, to) => `${day} de ${from} a ${to}`,
	percentilesNote:
		'Los percentiles de las etapas no se suman. Lo que sigue abierto fuera de plazo cuenta como retraso.',
	since: (day) => `Se conocen tiempos desde el ${day}.`,
	hidden: 'Los números menores de 10 se ocultan para proteger la privacidad.',
	failed: 'Estas cifras no están disponibles ahora. Quedan las últimas; se intenta de nuevo.',
	refused: 'Aquí no hay nada para usted.',
	phase: (phase, number, since) =>
		`${phase}${number === undefined ? '' : `, fase ${number}`}${since ? `, desde el ${since}` : ''}`,
	leadIs: (name) => `${name} coordina aquí`,
	noLead: 'Ninguna organización coordina aquí todavía',
	outOf: (out, planned) => `${out} de ${planned} personas fuera`,
	openTitle: 'Solicitudes abiertas',
	openNone: 'Aquí no hay nada abierto',
	noOwner: 'sin responsable',
	exists: (count) =>
		count === 1
			? 'Una organización toma trabajo aquí'
			: `${count} organizaciones toman trabajo aquí`,
	existsNone: 'No se conoce ninguna organización que tome trabajo aquí',
	existsNote: 'Lo que existe aquí, y cuánta capacidad dijo tener cada una',
	gapsHere: 'Nadie con lugar:',
	local: 'esta comunidad',
	cityWide: 'toda la ciudad',
	said: (when) => `dicho ${when}`,
	neverSaid: 'sin decir',
	timesHere: 'Tiempos en este lugar',
	back: (where) => `Volver a ${where}`,
	timeline: 'Qué pasó',
	timelineNone: 'De esta solicitud no se dice nada',
	mapOf: (name) => `${name} entre sus vecinas`
};
