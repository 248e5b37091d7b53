import type { alertTexts as english } from './en-alerts.ts';

export const alertTexts: typeof english = {
	title: 'Alertas',
	now: 'Vigentes',
	nothingNow: 'No hay alertas. Las advertencias para la ciudad aparecen aquí por sí solas.',
	drafts: 'Por firmar',
	noDrafts: 'Nada espera una firma.',
	write: 'Escribir una alerta',
	writeNote:
		'Para todos, en los dos idiomas. Lo firma otra persona responsable; entonces está en las pantallas, los puestos, la página de ayuda y la fuente pública. Sin comunidad es para toda la ciudad. Sin nombres ni direcciones de personas.',
	own: 'Del centro',
	from: (sender: string) => `De ${sender}`,
	until: (time: string) => `hasta ${time}`,
	since: (time: string) => `desde ${time}`,
	city: 'Toda la ciudad',
	part: 'Parte de la ciudad',
	partWith: (names) => `Parte de la ciudad, con ${names}`,
	more: (count: number) => `y ${count} más`,
	moreSaid: (count: number) => (count === 1 ? '1 alerta más' : `${count} alertas más`),
	real: 'Real: se dice a todos',
	exercise: 'SIMULACRO: se dice como ejercicio',
	signNote: 'Quien la escribió no puede firmarla.',
	states: {
		draft: 'Espera una firma',
		issued: 'Vigente',
		ended: 'Terminada',
		discarded: 'Descartada'
	},
	ranOut: 'Venció',
	whatToDo: 'Qué hacer'
};
