import type { replayTexts as english } from './en-replay.ts';

/** Volver a ver un día de la sala. */
export const replayTexts: typeof english = {
	title: 'Repetición',
	note: 'Un día pasado, como lo mostraron las pantallas.',
	mark: 'REPETICIÓN',
	live: 'Volver al vivo',
	day: 'Día',
	dayBefore: 'El día anterior',
	dayAfter: 'El día siguiente',
	views: { wall: 'Panel', watch: 'Resumen' },
	viewsLabel: 'Qué pantalla',
	speed: (times) => `Velocidad ×${times}`,
	speeds: 'Velocidad',
	lanes: {
		requests: 'Solicitudes y trabajo',
		people: 'Personas y equipos',
		decisions: 'Decisiones y sucesos'
	},
	lanesLabel: 'El día de cinco en cinco minutos',
	scrubber: 'Momento del día',
	gaps: 'Sala sin conexión',
	gapsNone: 'En vivo todo el día, según lo guardado',
	gapsNotKnown: 'No se guardó si la sala estaba en vivo',
	gapsTold: (count, span) =>
		count === 1 ? `Sin conexión una vez, ${span}` : `Sin conexión ${count} veces, ${span} en total`,
	inGap: 'Nadie estaba en vivo en este momento. Se dibuja lo que dice el registro.',
	changes: (count) => (count === 1 ? '1 cambio' : `${count} cambios`),
	urgent: (count) => (count === 1 ? '1 pasó a urgente' : `${count} pasaron a urgentes`),
	empty: 'No hay cambios registrados en este día.',
	reading: (share) => `Leyendo el día: ${share}`,
	refused: 'Este día no se puede obtener ahora. Se intenta de nuevo.',
	notYours: 'Volver a ver el panel no es parte de su función.',
	noSuchDay: 'No existe ese día para volver a ver.',
	narrow: 'El panel se muestra en pantallas más anchas. Aquí ve el resumen.',
	noWatch: 'El resumen no es parte de su función. El panel se muestra en pantallas más anchas.',
	actions: {
		play: 'Reproducir o pausar',
		before: 'Cambio anterior',
		after: 'Cambio siguiente',
		back: 'Cinco minutos atrás',
		ahead: 'Cinco minutos adelante',
		urgentBefore: 'Urgente anterior',
		urgentAfter: 'Urgente siguiente',
		note: 'Anotar este momento',
		prove: '¿Estuvo esto en el panel?',
		view: 'Panel o resumen'
	},
	play: 'Reproducir',
	pause: 'Pausar',
	proof: {
		same: (time) => `Sí: a las ${time} los paneles mostraban exactamente esta imagen.`,
		other: (time) =>
			`No: a las ${time} los paneles mostraban una imagen distinta de la que se dibuja ahora. Esta versión la dibuja de otro modo, o el registro se cambió.`,
		nothing_kept: 'No se guardó nada de los paneles cerca de este momento; no se puede comprobar.'
	},
	notes: {
		title: (count) => (count === 1 ? '1 nota' : `${count} notas`),
		heading: 'Notas de este día',
		field: 'Qué hay que recordar de este momento',
		hint: 'Se guarda solo en este navegador; una repetición no escribe nada en la sala. Sin nombres.',
		add: 'Guardar la nota',
		remove: (time) => `Quitar la nota de las ${time}`,
		none: 'Todavía no hay notas de este día.',
		download: 'Descargar como tabla (CSV)',
		columns: { time: 'Hora', note: 'Nota', open: 'Solicitudes abiertas', urgent: 'Urgentes' },
		full: 'No caben más notas de este día.'
	}
};
