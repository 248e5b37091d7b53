import type { formTexts as English } from './en-forms.ts';

export const formTexts: typeof English = {
	title: 'Formularios',
	how: 'Lo que piden otros centros, llenado con los registros. Este centro no trabaja con estos formularios; son para quienes sí.',
	page: 'Página',
	making: 'Se está haciendo…',
	failed: 'No se pudo hacer. No se cambió nada; intente otra vez.',
	shift: 'Turno',
	noShift: 'Ningún turno del que usted pueda sacar un registro.',
	period: 'Llegaron en',
	hours: (count) => `las últimas ${count} horas`,
	team: 'Equipo',
	noTeam: 'Ningún equipo que usted pueda tener entero.',
	occasion: 'Presencia o aviso de incidente',
	noOccasion: 'No hay ninguno.',
	lessonHow: 'Lo que se aprendió allí va a la mesa del comité y al próximo informe.',
	moments: (count) =>
		count === 1
			? '1 nota suya de la repetición cae en su tiempo y se incluye.'
			: `${count} notas suyas de la repetición caen en su tiempo y se incluyen.`,
	onPaper: {
		made: (by, time) => `Llenado con los registros por ${by}, ${time}`,
		notTheForm:
			'Los campos del formulario, en su orden y con sus números. Lo que los registros no saben queda vacío.'
	},
	activityLog: {
		title: 'Registro de actividades (ICS 214)',
		incident: 'Nombre del incidente',
		period: 'Período operacional',
		unit: 'Mesa',
		position: 'Nombre y puesto',
		agency: 'Organización de origen',
		resources: 'Recursos asignados',
		resourceColumns: ['Nombre', 'Puesto', 'Organización de origen'],
		alone: 'No había nadie más en esta mesa.',
		log: 'Registro de actividades',
		logColumns: ['Fecha y hora', 'Actividades'],
		more: (count) => `Se omiten ${count} anteriores.`,
		lastHours: (hours) => `De las últimas ${hours} horas del turno.`,
		nothing: 'No hay nada en el registro.',
		prepared: 'Preparado por'
	},
	checkIn: {
		title: 'Lista de llegadas (ICS 211)',
		incident: 'Nombre del incidente',
		location: 'Lugar de registro',
		byRadio: 'En la mesa, por aviso del equipo',
		period: 'Período',
		list: (teams, count) =>
			`5–15. ${teams === 1 ? '1 equipo' : `${teams} equipos`}, ${count === 1 ? '1 persona' : `${count} personas`}`,
		nobody: 'Nadie llegó en este tiempo.',
		columns: [
			'Equipo',
			'Organización de origen',
			'Clase',
			'N.º de pedido',
			'Llegó',
			'Responsable',
			'Personas',
			'Asignación',
			'Salió',
			'Horas'
		],
		sent: 'Enviado a recursos',
		prepared: 'Preparado por'
	},
	order: {
		title: 'Pedido de recursos (ICS 213 RR)',
		incident: 'Nombre del incidente',
		asked: 'Fecha y hora',
		number: 'Número del pedido',
		order: 'Pedido',
		columns: ['Cant.', 'Clase', 'Tipo', 'Descripción', 'Llegada pedida', 'Llegó', 'Costo'],
		people: 'Equipo de personas',
		equipment: 'Material',
		deliver: 'Lugar de entrega o presentación',
		suggested: 'Sustitutos y fuentes sugeridas',
		offer: (count, hours, said) =>
			`Se ofreció en cambio: ${count} personas, ${hours}${said === '' ? '' : `. ${said}`}`,
		requester: 'Pedido por',
		priority: 'Prioridad',
		priorities: {
			urgent: 'Urgente (en 4 horas)',
			routine: 'Normal (en 12 horas)',
			low: 'Puede esperar (después)'
		},
		approved: 'Aprobado por',
		logisticsNumber: 'Número de pedido de logística',
		supplier: 'Proveedor',
		notes: 'Notas',
		logistics: 'Logística: aprobación, fecha, quién hizo el pedido',
		finance: 'Finanzas: respuesta, firma, fecha'
	},
	afterAction: {
		title: 'Informe posterior y plan de mejora',
		name: 'Nombre',
		dates: 'Fechas',
		scope: 'Alcance',
		scopeOf: (place, site, visitors, volunteers) =>
			`${place}, ${site}; ${visitors} visitas, ${volunteers} voluntarios`,
		incidentOf: (place, time) => `Aviso de incidente, ${place}, ${time}`,
		mission: 'Áreas de misión',
		missionIs: 'Respuesta, recuperación',
		capabilities: 'Capacidades centrales',
		capabilitiesPresence: 'Coordinación operativa; atención a la población',
		capabilitiesIncident: 'Coordinación operativa; salud pública y atención médica',
		threat: 'Amenaza',
		threatPresence: 'Necesidad después de un incidente, o antes de uno',
		threatIncident: 'Hubo personas heridas',
		sponsor: 'Patrocina',
		contact: 'Contacto',
		participants: 'Organizaciones participantes',
		objectives: 'Objetivos: lo que había que hacer',
		objectiveColumns: ['Objetivo', 'Qué', 'Hasta dónde', 'Cuándo', 'Valoración'],
		ratings:
			'Valoración de quienes estuvieron: P sin dificultades, S con algunas, M con grandes dificultades, U no se pudo.',
		leftOut: 'Hay más trabajos o lecciones que no puede tener quien llenó esto.',
		noTasks: 'No hay aquí ningún trabajo de esto.',
		moments: 'Momentos marcados',
		noMoments: 'No se marcó ninguno.',
		strengths: 'Fortalezas',
		areas: 'Por mejorar',
		noneNoted: 'No hay ninguno aquí.',
		plan: 'Plan de mejora',
		planColumns: [
			'Asunto',
			'Acción correctiva',
			'Elemento',
			'Responsable',
			'Inicio',
			'Terminar antes de',
			'Estado'
		],
		nobodyYet: 'nadie todavía'
	}
};
