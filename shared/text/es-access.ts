import type { Texts } from './text.ts';

export const accessTexts: Texts['access'] = {
	opened: (name, reason) => `${name} abrió esto en una emergencia. Motivo: ${reason}`,
	confidential: {
		title: 'Contacto y dirección',
		hint: 'cada consulta queda registrada',
		parts: {
			contact: 'contacto',
			address: 'dirección',
			message: 'Mensajes',
			note: 'nota privada',
			words: 'sus propias palabras',
			record: 'solicitud'
		},
		show: (part) => `Mostrar ${part}`,
		add: (part) => `Agregar ${part}`,
		emergency: 'Abrir en una emergencia',
		emergencyNote: 'Se avisa al momento a quien trabaja en ello, con su motivo.',
		why: 'Mostrar',
		keep: 'Guardar',
		hides: (seconds) => `Se oculta en ${seconds} s.`
	},
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
	calendar: {
		title: 'Su calendario',
		note: 'Sus turnos y activaciones en el calendario de su teléfono. Quien tenga la dirección puede leerlo: no la comparta.',
		make: 'Crear una dirección',
		again: 'Crear una dirección nueva',
		end: 'Terminarla',
		once: 'Agregue esta dirección a su calendario. No se muestra otra vez.',
		ended: 'La dirección ya no sirve.',
		exists: 'Hay una dirección. Una nueva la termina.',
		name: 'Turnos CSCC',
		shift: (desk) => `Turno, ${desk}`,
		activation: (community) => `Activación, ${community}`
	},
	clients: {
		title: 'Otros sistemas',
		brief: 'Programas de otras organizaciones y sus claves.',
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
			note: 'Notas'
		}
	},
	link: {
		title: 'Elija su contraseña',
		note: 'Este enlace sirve una vez.',
		go: 'Guardar y entrar'
	},
	account: {
		title: 'Su cuenta',
		sessions: 'Dónde ha entrado',
		here: 'este navegador',
		since: (when) => `desde ${when}`,
		end: 'Cerrar',
		password: 'Cambiar contraseña',
		current: 'Contraseña actual',
		next: 'Contraseña nueva',
		changed: 'Cambiada. Se cerraron sus otras sesiones.'
	},
	provider: {
		signIn: (name) => `Entrar con ${name}`,
		or: 'o con una cuenta de esta sala',
		note: 'Su organización inicia su sesión. Su contraseña y sus llaves de acceso están allí.'
	},
	passkeys: {
		use: 'Usar una llave de acceso',
		notUsed:
			'No se usó la llave de acceso. No se cambió nada. Intente otra vez o use su contraseña.',
		title: 'Cómo inicia sesión',
		note: 'Una llave de acceso está en su teléfono, computadora o llave de seguridad y se abre con el dedo, la cara o un PIN.',
		none: 'Aún no tiene llaves de acceso.',
		never: 'aún sin usar',
		used: (when) => `usada ${when}`,
		add: 'Agregar una llave de acceso',
		remove: 'Quitar',
		added: 'La llave de acceso está guardada.',
		removed: 'Se quitó la llave de acceso.',
		removedLast: 'Se quitó la llave de acceso. Su contraseña sola vuelve a abrir su cuenta.',
		needs: 'Para entrar se necesita',
		factors: {
			either: 'contraseña o llave de acceso',
			passkey: 'solo una llave de acceso',
			both: 'contraseña y llave de acceso'
		},
		factorSaved: 'Guardado.',
		prove: 'Muestre que es usted',
		proveNote: 'Una sesión abierta no basta para cambiar cómo inicia sesión.',
		go: 'Seguir'
	}
};
