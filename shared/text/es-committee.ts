import type { committeeTexts as english } from './en-committee.ts';

/** Comités: quién está, qué se trata, qué se decidió; y qué se aprendió. */
export const committeeTexts: typeof english = {
	title: 'Comité',
	launch: 'Comité de lanzamiento',
	launchNote: 'Miembros, reuniones y decisiones, y lo que la sala aprendió.',
	of: (community) => `Comité de ${community}`,
	which: 'Qué comité',
	memberStates: {
		invited: 'Invitado, aún no aceptó',
		accepted: 'Miembro',
		left: 'Ya no está'
	},
	meetingStates: {
		planned: 'Prevista',
		open: 'En curso',
		closed: 'Cerrada',
		cancelled: 'Cancelada'
	},
	decisionStates: {
		proposed: 'Propuesta',
		adopted: 'Aprobada',
		rejected: 'No aprobada',
		withdrawn: 'Retirada'
	},
	actionStates: { open: 'Abierta', done: 'Hecha', dropped: 'Ya no hace falta' },
	about: {
		phase: 'Fase',
		weights: 'Índice de necesidad',
		priority_list: 'Lista de prioridad',
		other: 'Decisión'
	},
	form: {
		side: 'De qué parte',
		startsAt: 'Empieza',
		place: 'Dónde',
		minutes: 'Qué se dijo, en breve',
		inFavour: 'A favor',
		against: 'En contra',
		abstained: 'Abstenciones',
		why: 'Por qué',
		toPhase: 'Fase siguiente',
		anchorId: 'Quién coordina',
		plan: 'Qué se hará',
		exitCriteria: 'Antes de la fase siguiente',
		listName: 'Nombre de la lista',
		change: 'Qué se hace de otro modo',
		on: 'Crear como trabajo con',
		step: 'El trabajo, en breve',
		element: 'De qué trata'
	},
	next: (day) => `Próxima reunión: ${day}`,
	now: 'La reunión está en curso',
	noMeeting: 'No hay ninguna reunión prevista',
	noMeetingHow:
		'Planee la próxima: lo atrasado, lo propuesto, lo aprendido y lo que falta será su orden del día.',
	agenda: {
		title: 'Sobre la mesa',
		sources: {
			overdue_action: 'Atrasado',
			proposal: 'Por decidir',
			new_lesson: 'Aprendido',
			gap: 'Falta aquí'
		},
		none: 'No hay nada atrasado, propuesto, recién aprendido ni que falte.',
		gap: (community, kinds) => `${community}: nadie con lugar para ${kinds}`,
		own: 'Agregado',
		dueSince: (day) => `para el ${day}`
	},
	attendance: {
		title: 'Quién está',
		quorum: (there, needed) =>
			there >= needed
				? `Están ${there}: puede decidir (hacen falta ${needed})`
				: `Están ${there}: todavía no puede decidir (hacen falta ${needed})`,
		there: (count, members) => `Estuvieron ${count} de ${members} miembros`,
		present: (name) => `${name} está`
	},
	members: {
		title: (count, invited) =>
			`${count === 1 ? '1 miembro' : `${count} miembros`}${invited > 0 ? `, ${invited} invitados` : ''}`,
		none: 'Todavía nadie es miembro. Quien está invitado lo es cuando acepta.',
		sides: (community, city) => `${community} de la comunidad, ${city} de la Ciudad`
	},
	proposals: {
		title: 'Por decidir',
		none: 'No hay nada propuesto.',
		phase: (community, from, to) => `${community}: ${from} → ${to}`,
		stays: (community, phase) => `${community} sigue: ${phase}`,
		anchor: (name) => `${name} coordina allí`,
		weights: (count) => `${count} partes del índice de necesidad`,
		list: (name, count) => `Lista ${name}: ${count} comunidades`,
		votes: (inFavour, against, abstained) =>
			`${inFavour} a favor, ${against} en contra, ${abstained} abstenciones`,
		needsMeeting: 'Se puede decidir en una reunión que esté en curso.'
	},
	decisions: {
		title: 'Lo que se decidió',
		none: 'Todavía no se decidió nada.',
		on: (day) => `el ${day}`,
		validFrom: (from, to) => (to ? `vigente del ${from} al ${to}` : `vigente desde el ${from}`)
	},
	actions: {
		title: 'Acciones',
		none: 'No hay ninguna acción abierta.',
		due: (day) => `antes del ${day}`,
		late: (day) => `era para el ${day}`
	},
	meetings: {
		title: 'Reuniones',
		none: 'Todavía no hubo ninguna reunión.',
		summary: 'Resumen público'
	},
	lessons: {
		title: 'Lo que se aprendió',
		none: 'Todavía no se anotó ninguna lección.',
		noneHere: 'ninguna',
		open: (count) => (count === 1 ? '1 sin terminar' : `${count} sin terminar`),
		raises: (what) => `Desde entonces se crea con ${what}`,
		noOwner: 'todavía no es de nadie'
	},
	need: {
		none: 'Nadie dijo cuánta presencia necesitan las horas.',
		said: (source, day) => `Necesidad por hora: ${source}, ${day}`,
		span: (number) => `Horas ${number}`,
		from: 'de',
		to: 'a',
		level: 'necesidad',
		more: 'Otras horas',
		source: 'De dónde se sabe',
		published: 'Tomar las horas en que hubo personas heridas',
		publishedNote:
			'De lo que la Ciudad publica sobre personas heridas por disparos y muertas, de cinco años como mucho: en partes de cuatro horas, las menos en que fue herido un tercio necesitan más, las del tercio siguiente mucho. Usted puede cambiarlo.',
		notPublished:
			'Nada publicado dice de las horas aquí, o hubo muy pocas personas heridas para saberlo.',
		publishedSource: (dataset, until) =>
			`Personas heridas por disparos y muertas hasta ${until}, de cinco años como mucho (${dataset})`
	},
	phases: {
		title: 'Las comunidades y sus fases',
		since: (day) => `desde el ${day}`,
		byDecision: 'por decisión',
		from: 'La sala empezó así',
		noAnchor: 'todavía nadie coordina allí',
		propose: 'Proponer una fase'
	},
	focus: {
		end: 'Terminar',
		over: (count) => (count === 1 ? '1 lugar anterior' : `${count} lugares anteriores`),
		hint: 'Una zona de patrulla por su número, un grupo de manzanas por sus doce cifras, una cuadra como 1500 S Pulaski Rd, o como la gente llama al lugar. Sin nombres de personas.'
	},
	weights: {
		title: 'Pesos del índice de necesidad',
		equal: 'Todos iguales: ningún comité ha decidido todavía.',
		decided: (day) => `Decididos el ${day}`,
		propose: 'Proponer pesos',
		ofAll: (share) => `${share} del total`
	},
	list: {
		title: (name) => `Lista de comunidades prioritarias: ${name}`,
		propose: 'Proponer una lista',
		choose: 'Comunidades de la lista'
	},
	summary: {
		title: (committee, day) => `${committee}, ${day}`,
		made: (time) => `Hecho el ${time}. Sin nombres de personas ni direcciones.`,
		present: 'Estuvieron representados',
		table: 'Sobre la mesa',
		decided: 'Decidido',
		actions: 'Pedido',
		lessons: 'Aprendido',
		none: 'nada'
	},
	writeOffline: 'Sin conexión: aquí no se puede cambiar nada hasta que vuelva la línea.'
};
