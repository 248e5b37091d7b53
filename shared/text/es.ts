import type { CoreTexts } from './text.ts';
import { accessTexts } from './es-access.ts';
import { alertTexts } from './es-alerts.ts';
import { deskTexts } from './es-desk.ts';
import { displayTexts } from './es-displays.ts';
import { laneTexts } from './es-lanes.ts';
import { noticeTexts } from './es-notices.ts';
import { saidTexts } from './es-said.ts';
import { slipTexts } from './es-slips.ts';
import { sentenceEnd, termTexts } from './es-terms.ts';
import { timesTexts } from './es-times.ts';
import { wallTexts, watchTexts } from './es-views.ts';
import { workTexts } from './es-work.ts';

/** Spanish as Chicago's residents and staff use it; people are addressed as "usted". */
export const es: CoreTexts = {
	...termTexts,
	wall: wallTexts,
	watch: watchTexts,
	notices: noticeTexts,
	alerts: alertTexts,
	times: timesTexts,
	desk: deskTexts,
	work: workTexts,
	lanes: laneTexts,
	slips: slipTexts,
	said: saidTexts,
	access: accessTexts,
	displays: displayTexts,
	merge: {
		closes: 'Esta se cierra',
		stays: 'Esta queda',
		reference: 'Referencia',
		received: 'Recibida',
		apart: (metres: number) => (metres === 0 ? 'En la misma cuadra.' : `A ${metres} m.`),
		hears: (reference: string, voices: number) =>
			`Quien pidió aquí se entera de lo que pase con ${reference}: serán ${voices} quienes lo pidieron.`
	},
	filters: {
		title: 'Acotar la lista, vistas',
		only: 'Solo',
		any: 'cualquiera',
		clear: 'Mostrar todo',
		shows: (count: number) => (count === 1 ? '1 en la lista.' : `${count} en la lista.`),
		copy: 'Copiar su dirección',
		copied: 'Copiada. Quien la abra ve la misma vista de lo que puede ver.',
		name: 'Un nombre para esta vista',
		save: 'Guardar esta vista',
		savedAs: (name: string) => `Guardada como ${name}.`,
		roomy: 'Filas más altas',
		none: 'Aún no tiene vistas propias.',
		remove: 'Quitar',
		removes: (name: string) => `Quitar ${name}`
	},
	common: {
		name: 'CSCC',
		fullName: 'Community Safety Coordination Center',
		drill: 'PRUEBA',
		drillNote: 'Datos de práctica, no reales',
		volatile: 'Esta sala puede olvidar: su Redis no guarda todo',
		skip: 'Ir al contenido',
		language: 'English',
		loading: 'Cargando',
		notHad: 'Ahora no se puede obtener. Recargue la página para intentarlo de nuevo.',
		old: 'Sin respuesta del servidor. Lo que se ve aquí es anterior; se intenta de nuevo.',
		save: 'Guardar',
		cancel: 'Cancelar',
		close: 'Cerrar'
	},
	live: {
		live: 'En vivo',
		late: (seconds) => `Retraso ${seconds}`,
		connecting: 'Conectando…',
		notLive: 'SIN SEÑAL',
		notLiveFor: (span) => `por ${span}`,
		notLiveSentence: (span) => `Sin señal por ${span}.`,
		lastUpdate: (time) => sentenceEnd(`Último dato: ${time}`),
		useDesks: 'Use mesas o radio.',
		asOf: (time) => `datos de ${time}`,
		again: (count) => (count === 1 ? 'De vuelta: 1 cambio.' : `De vuelta: ${count} cambios.`),
		deskHint: 'Puede seguir leyendo. Sus cambios se envían cuando vuelva la conexión.',
		byPhone: (phone) =>
			phone
				? `Lo urgente y los equipos: llame al ${phone}.`
				: 'Lo urgente y los equipos: llame a la mesa de guardia.',
		noLineYet:
			'Sin línea con la sala desde que se abrió esta página. No se puede mostrar nada hasta que vuelva. Lo que anote espera aquí y se envía entonces.',
		queued: (count) => (count === 1 ? '1 cambio espera envío' : `${count} cambios esperan envío`),
		reloading: 'Hay una versión nueva. Esta pantalla se recarga entre un cambio y otro.'
	},
	signIn: {
		title: 'Iniciar sesión',
		name: 'Nombre de usuario',
		password: 'Contraseña',
		go: 'Entrar',
		show: 'Mostrar contraseña',
		first: 'Primera cuenta administradora',
		firstNote: 'Este enlace sirve una sola vez. Elija cómo va a iniciar sesión.',
		yourName: 'Su nombre',
		create: 'Crear y entrar',
		passwordHint: '15 caracteres o más: una frase propia. Puede pegarla.',
		ended: 'Su sesión terminó. Inicie sesión otra vez; nada de lo que envió se perdió.'
	},
	start: {
		audit: 'Registro de consultas',
		auditNote:
			'Quién entró, quién vio qué y por qué, y a quién no se le permitió. Leerlo también queda registrado.',
		extracts: 'Solicitudes abiertas en una tabla',
		extractsNote: 'CSV. Los números pequeños no se muestran, y queda registrado que se descargó.',
		need: 'Necesidad',
		equity: 'Equidad',
		known: 'Lo que se sabe de la necesidad',
		committee: 'Comité',
		committeeNote: 'Miembros, reuniones y decisiones, y lo que la sala aprendió.',
		capabilities: 'Lo que existe',
		capabilitiesNote: 'Quién puede ayudar con qué, y qué tan seguro es todavía.',
		funds: 'Fondos',
		fundsNote: 'Lo que se asignó, y qué fue de ello.',
		clients: 'Otros sistemas',
		clientsNote: 'Programas de otras organizaciones y sus claves.',
		outages: 'Electricidad e internet',
		outagesNote: 'Lo que falta ahora en los hogares.',
		forms: 'Formularios',
		formsNote: 'ICS 214, 211, 213 RR e informe posterior, llenados con los registros.',
		reports: 'Informes',
		reportsNote: 'La situación en dos páginas que alguien firma.',
		replay: 'Repetición',
		replayNote: 'Un día pasado, como lo mostraron las pantallas.',
		welcome: (name) => `Qué gusto verle, ${name}`,
		desk: 'Mesa',
		deskNote: 'Solicitudes, tareas y equipos. Todo con el teclado.',
		wall: 'Panel',
		wallNote: 'Lo que pasa en vivo, para la sala.',
		watch: 'Resumen',
		watchNote: 'Lo que necesita la atención de gerencia.',
		people: 'Personas',
		peopleNote: 'Quiénes pueden iniciar sesión.',
		account: 'Su cuenta',
		signOut: 'Cerrar sesión',
		display: 'Esta es una pantalla de la sala. Muestra el panel.'
	},
	people: {
		title: 'Personas que pueden iniciar sesión',
		empty: 'Aquí va la lista de cuentas. Agregue la primera abajo.',
		add: 'Agregar a alguien',
		role: 'Función',
		desks: 'Mesas',
		agency: 'Organización',
		noAgency: 'Ninguna',
		added: (name) => `${name} ya puede iniciar sesión.`
	},
	notFound: {
		broken: 'Esta página falló',
		brokenNote: 'No se pierde nada de lo enviado. Recargue o avise a la persona líder del turno.',
		title: 'Esa página no existe',
		back: 'Ir a la página de inicio'
	}
};
