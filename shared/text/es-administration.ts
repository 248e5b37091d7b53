import type { administrationTexts as English } from './en-administration.ts';

/** Cuentas, programas con clave y lo que ve cada papel: para las páginas de quien administra. */
export const administrationTexts: typeof English = {
	people: {
		scope: 'Limitada a',
		wholeCity: 'toda la ciudad',
		states: {
			active: 'Activa',
			invited: 'Invitada',
			off: 'Desactivada',
			expired: 'Terminada',
			until: (day) => `Hasta ${day}`
		},
		state: 'Estado',
		until: 'Termina el (opcional)',
		communities: 'Solo estas comunidades (ninguna: toda la ciudad)',
		invite: 'Agregar y crear enlace',
		linkReady: (name) =>
			`Entregue este enlace a ${name}. Sirve una vez, dentro de tres días. No se muestra de nuevo.`,
		change: 'Cambiar',
		newLink: 'Enlace nuevo',
		off: 'Desactivar',
		on: 'Activar',
		saved: (name) => `Guardado. ${name} entra de nuevo con ello.`,
		offSaved: (name) => `Se cerraron todas las sesiones de ${name}.`
	},
	hooks: {
		title: 'A quién se avisa',
		note: 'Programas que se enteran de los cambios en lo público, por una llamada firmada (Standard Webhooks). Lo que uno no oye se le repite durante un día; después queda aquí.',
		name: 'Cómo se llama y de quién es',
		url: 'Dirección a la que se llama',
		make: 'Avisarle desde ahora',
		secretReady: (name) =>
			`Dé este secreto a ${name}: con él se reconocen nuestras llamadas. No se muestra otra vez.`,
		hears: 'oye',
		tries: (attempts, time) =>
			`no oye, se intentó ${attempts === 1 ? 'una vez' : `${attempts} veces`}, otra vez a las ${time}`,
		gone: 'dice que ya no está',
		dead: (count) => (count === 1 ? '1 sin oír' : `${count} sin oír`),
		replay: 'Avisarle otra vez',
		replayed: (told, left) =>
			left === 0 ? `Oídos: ${told}.` : `Oídos: ${told}. Sin oír: ${left}.`,
		remove: 'No avisarle más',
		reallyRemove: 'Sí, no avisarle más',
		removed: (name) => `A ${name} ya no se le avisa.`
	},
	clients: {
		title: 'Otros sistemas',
		note: 'Programas de otras organizaciones que mandan solicitudes o leen lo que es público (Open311). Cada uno tiene su propia clave, que se puede retirar en cualquier momento.',
		empty: 'Esta lista es para programas que tienen una clave. Haga la primera abajo.',
		add: 'Autorizar un programa',
		name: 'Cómo se llama y de quién es',
		may: 'Puede',
		scopes: {
			requests: 'Mandar solicitudes',
			updates: 'Decir si algo está arreglado o no',
			full_status: 'Leer el estado completo de solicitudes públicas'
		},
		nothing: 'solo leer lo que es público',
		calls: 'Llamadas por minuto, como máximo',
		perMinute: (calls) => `${calls} llamadas por minuto`,
		make: 'Crear su clave',
		keyReady: (name) => `Dé esta clave a ${name}. No se muestra otra vez.`,
		remove: 'Retirar la clave',
		reallyRemove: 'Sí, retirarla',
		removed: (name) => `${name} ya no puede mandar nada.`
	},
	seeAs: {
		title: 'Qué ve una función',
		note: 'Elija una función y para quién trabaja. Se muestra exactamente lo que la sala enviaría: cuánto de lo que hay ahora, y cada campo de ejemplos inventados para esta página.',
		show: 'Mostrar',
		feeds: 'Pantallas',
		feedNames: { records: 'mesa', wall: 'panel', watch: 'resumen' },
		commands: (count) => (count === 1 ? '1 orden' : `${count} órdenes`),
		noCommands: 'ninguna orden',
		inRoom: 'En la sala ahora',
		levels: { whole: 'completo', outline: 'estado y horas', nothing: 'nada' },
		owners: {
			own: 'De su propia organización',
			other: 'De otra organización',
			own_restricted: 'Reservado, de la propia',
			other_restricted: 'Reservado, de otra'
		},
		kinds: {
			community: 'Comunidades',
			agency: 'Organizaciones',
			staff: 'Personal',
			request: 'Solicitudes',
			task: 'Tareas',
			deployment: 'Equipos',
			incident: 'Avisos de incidentes',
			activation: 'Activaciones',
			referral: 'Derivaciones',
			shift: 'Turnos',
			asset: 'Equipamiento',
			calendar: 'Días laborables',
			message: 'Mensajes',
			alert: 'Alertas',
			note: 'Notas',
			member: 'Puestos de comités',
			meeting: 'Reuniones',
			decision: 'Decisiones',
			action: 'Acciones',
			lesson: 'Lecciones',
			weights: 'Pesos del índice',
			funding: 'Libros',
			shortfall: 'Sin fondos para ayudar',
			capability: 'Lo que existe',
			report: 'Informes de situación',
			outage: 'Cortes'
		}
	}
};
