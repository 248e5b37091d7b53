import type { laneTexts as english } from './en-lanes.ts';

/** El tablero de equipos por hora. */
export const laneTexts: typeof english = {
	title: 'Equipos por hora',
	summary: (out, planned, gaps) =>
		[
			planned === 0
				? 'No hay nadie previsto para ahora'
				: planned === 1
					? `${out} de 1 persona prevista para ahora está en la calle`
					: `${out} de ${planned} personas previstas para ahora están en la calle`,
			gaps === 0
				? ''
				: gaps === 1
					? '1 hora aquí que necesita a alguien no tiene a nadie previsto'
					: `${gaps} horas aquí que necesitan a alguien no tienen a nadie previsto`
		]
			.filter(Boolean)
			.join('; ') + '.',
	legend: 'Contorno: previsto. Relleno: presente. Rayado: nadie presente, o sin noticias.',
	empty: 'No hay nadie previsto en estas horas.',
	emptyHow: 'añade el primer equipo.',
	earlier: 'Horas anteriores',
	later: 'Horas siguientes',
	now: 'Volver a ahora',
	nobody: 'nadie previsto',
	outOf: (out, planned) => `${out} de ${planned} en la calle`,
	noneNow: 'nadie ahora',
	moveEarlier: 'Un cuarto de hora antes',
	moveLater: 'Un cuarto de hora después',
	endEarlier: 'Terminar un cuarto de hora antes',
	endLater: 'Terminar un cuarto de hora después',
	hints: {
		earlier: 'antes',
		later: 'después',
		shorter: 'más corto',
		longer: 'más largo',
		give: 'guardar',
		add: 'equipo nuevo'
	},
	give: 'Guardar estas horas',
	leave: 'Dejarlas como estaban',
	proposed: (hours, was) => `${hours} en lugar de ${was}, aún sin guardar`,
	proposing: 'Aún sin guardar',
	begun: (team) => `${team} ya empezó: solo se puede mover el fin.`,
	over: (team) => `${team} ya terminó: sus horas quedan como estaban.`,
	byPhone: 'Sin conexión en vivo: las horas de los equipos se cambian por teléfono.',
	planned: 'previsto',
	silent: (span) => `sin contacto ${span}`,
	list: 'Lo mismo como lista',
	chooseOne: 'Elija un equipo en el tablero o en la lista.',
	fields: {
		hours: 'Previsto',
		since: 'Llegada',
		heard: 'Última noticia',
		check: 'Control de bienestar'
	},
	every: (span) => `cada ${span}`,
	purpose: 'Para'
};
