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
