import type { capabilityTexts as english } from './en-capabilities.ts';

/** Quién puede hacer qué, qué tan seguro es, y a quién llamar ahora. */
export const capabilityTexts: typeof english = {
	title: 'Lo que existe',
	note: 'Quién puede ayudar con qué, y qué tan seguro es todavía.',
	states: {
		active: 'Activo',
		inactive: 'No se ofrece ahora',
		defunct: 'Ya no existe',
		temporarily_closed: 'Cerrado por un tiempo'
	},
	standings: { sure: 'Seguro', fading: 'Menos seguro', not_relied_on: 'No se cuenta con ello' },
	against: {
		temporarily_closed: 'cerrado por un tiempo',
		full: 'sin lugar',
		closed_then: 'no abre entonces',
		not_relied_on: 'nadie les preguntó hace poco',
		hours_not_known: 'horario desconocido',
		languages_not_known: 'no se saben los idiomas'
	},
	find: 'Buscar ayuda para alguien',
	form: {
		category: 'Necesidad',
		communityArea: 'Comunidad',
		language: 'Idioma',
		age: 'Edad',
		when: 'Abierto a esta hora',
		openNow: 'Abierto ahora'
	},
	any: 'cualquiera',
	languages: { en: 'Inglés', es: 'Español', pl: 'Polaco', zh: 'Chino', ar: 'Árabe' },
	answer: (fits, others) =>
		`${fits === 1 ? '1 sirve' : `${fits} sirven`}${others > 0 ? `, ${others} ahora no` : ''}`,
	answerNone: 'No se conoce nada que sirva. Aquí falta algo.',
	empty: 'Todavía no se sabe qué existe. Agregue lo primero abajo.',
	rooms: {
		open: 'tiene lugar',
		limited: 'poco lugar',
		full: 'sin lugar',
		unknown: 'lugar desconocido'
	},
	ages: (from, to) => (to === undefined ? `desde ${from} años` : `de ${from} a ${to} años`),
	cityWide: 'toda la ciudad',
	checked: (day) => `se preguntó el ${day}`,
	never: 'nadie ha preguntado todavía',
	paidFrom: (codes) => `pagado de ${codes}`,
	doubted: (count) => (count === 1 ? '1 duda' : `${count} dudas`),
	sureness: (share) => `${share} seguro`,
	refer: {
		lookingFor: 'Para esta solicitud:',
		whom: 'Para qué solicitud',
		none: 'Aquí no espera ninguna solicitud de este tipo que se pueda referir.'
	},
	directories: {
		title: 'Directorios de otros',
		note: 'Por palabras, en lo que se trajo de otros. El centro mismo no ha preguntado a nadie allí.',
		search: 'Palabras que buscar',
		answer: (shown, total) => (total === 0 ? 'Nada tiene estas palabras.' : `${shown} de ${total}`),
		failed: 'Ahora no se pueden leer los directorios.',
		assured: (day) => `revisado por quien lo publica el ${day}`,
		neverAssured: 'quien lo publica no dice cuándo se revisó',
		site: 'su página'
	},
	organizations: {
		title: (active, all) => `${active} de ${all} organizaciones trabajan con la sala`,
		note: 'Primero está aquella cuyo acuerdo terminó o termina en 60 días.',
		states: {
			prospective: 'podría trabajar con nosotros',
			vetting: 'se examina',
			active: 'trabaja con nosotros',
			suspended: 'suspendida',
			exited: 'se fue'
		},
		types: {
			mou: 'Memorando',
			data_sharing: 'Intercambio de datos',
			service: 'Contrato de servicios'
		},
		none: 'sin acuerdo anotado',
		noPhone: 'sin teléfono de oficina anotado',
		always: 'a toda hora',
		from: (day) => `desde el ${day}`,
		until: (day) => `hasta el ${day}`,
		over: (day) => `terminó el ${day}`,
		left: (days) =>
			days === 0 ? ', su último día' : days === 1 ? ', queda 1 día' : `, quedan ${days} días`,
		form: {
			officePhone: 'Teléfono de oficina',
			always: 'Contestan a toda hora',
			phoneHint: 'Un número de la organización. Nunca el de una persona.',
			name: 'Nombre',
			kind: 'Tipo de organización',
			lead: 'Dirige en',
			noLead: 'nada',
			area: 'Dónde',
			type: 'Qué se acordó',
			from: 'Primer día',
			until: 'Último día',
			reference: 'Archivado como'
		},
		kinds: {
			healthcare: 'Salud',
			mental_health: 'Salud mental',
			violence_reduction_nonprofit: 'Organización contra la violencia',
			youth_services: 'Servicios para jóvenes',
			victim_services: 'Servicios para personas heridas',
			education: 'Educación',
			faith_community: 'Comunidad de fe',
			local_business: 'Negocio local',
			elected_official: 'Cargo electo',
			city_department: 'Departamento de la Ciudad',
			sister_agency: 'Agencia hermana de la Ciudad',
			county_state_federal: 'Condado, estado o federal',
			funder_philanthropy: 'Financiador',
			hospital_trauma_center: 'Centro de trauma',
			law_enforcement: 'Policía'
		}
	},
	next: {
		title: 'Llamar ahora',
		none: 'De todo se preguntó hace poco.',
		note: 'Primero lo que alguien pone en duda, luego lo que lleva más tiempo sin preguntarse.'
	},
	all: 'Todo lo que se conoce',
	add: {
		hours: 'Abre',
		from: 'de',
		to: 'a',
		days: 'en estos días',
		languages: 'Idiomas',
		notSaid: 'no se sabe',
		moreHours: 'Otro horario en otros días'
	}
};
