import type { ErrorCode } from '../kernel/errors.ts';

/** One sentence for every code of the closed list: what happened, what is safe, what to do. */
export const refusals: Record<ErrorCode, string> = {
	INVALID_ENVELOPE: 'Esto no se pudo leer. No se cambió nada. Recargue e intente otra vez.',
	INVALID_PAYLOAD: 'Falta algo o es muy largo. No se cambió nada. Corríjalo y envíelo otra vez.',
	UNKNOWN_COMMAND: 'Esta sala no conoce esa acción. Recargue la página.',
	NOT_SIGNED_IN: 'Su sesión está cerrada. Su texto sigue aquí. Inicie sesión para seguir.',
	WRONG_SIGN_IN: 'El nombre o la contraseña no son correctos. Intente otra vez.',
	NEEDS_PASSKEY: 'Esta cuenta pide también su llave de acceso. Úsela para seguir.',
	NEEDS_PASSWORD: 'Esta cuenta pide también su contraseña. Escriba ambas y siga.',
	NO_PASSKEYS_HERE:
		'Las llaves de acceso van unidas a un nombre, y esta sala aún no tiene ninguno. Pida que se configure PUBLIC_ORIGIN.',
	NO_ROLE:
		'Su organización le conoce, pero no le da ninguna función en esta sala. Pregunte a quien administra sus cuentas.',
	PROVIDER_REFUSED:
		'El inicio de sesión no volvió como salió. No ha entrado nadie. Empiece otra vez desde esta página.',
	PROVIDER_AWAY:
		'El inicio de sesión de su organización no está disponible ahora. Intente en un minuto o use una contraseña si la tiene.',
	LINK_NOT_VALID: 'Este enlace ya se usó o es muy viejo. Pida otro.',
	CODE_NOT_VALID:
		'Ninguna pantalla muestra ya este código. Mire la pantalla otra vez: cambia cada diez minutos.',
	WEAK_PASSWORD:
		'Esa contraseña es de las primeras que alguien probaría. Use una frase propia de 15 caracteres o más.',
	NOT_ALLOWED: 'Su función no hace esto. Pregunte al líder de turno.',
	RESTRICTED_BY_KIND:
		'Su categoría la mantiene reservada. Quien trabaja en ella puede elegir otra; después usted puede levantar la restricción.',
	ALREADY_KEPT:
		'Esto ya está guardado. Quien trabaja en ello puede leerlo y corregirlo. No se cambió nada.',
	NEEDS_BREAK_GLASS:
		'Esto queda entre quienes trabajan en ello. En una emergencia puede abrirlo: se les avisa al momento y queda registrado.',
	NO_PRINTER:
		'Este servidor no puede hacer un PDF: no tiene Chromium. Abra la página e imprímala; es la misma.',
	NO_KEY:
		'Esta sala no tiene clave para datos confidenciales y no guarda ninguno. No se guardó nada.',
	NOT_FOUND: 'Esto ya no está aquí. No se cambió nada.',
	CHANGED: 'Alguien hizo un cambio antes. Vea la versión más nueva y decida otra vez.',
	MOVE_NOT_PERMITTED: 'Esto no se puede hacer en el estado actual.',
	TAKEN: 'Ese nombre ya está en uso. Elija otro.',
	SAME_PERSON: 'Debe confirmarlo otra persona, no quien hizo el trabajo.',
	SAME_ASSIGNEE: 'Dijeron que no. Elija a alguien más o explique en una nota por qué insiste.',
	PHOTO_FORBIDDEN: 'Sin fotos en este tipo de solicitud. Elija otra forma de confirmar.',
	TASKS_OPEN: 'Aún hay tareas sin confirmar. Primero termínelas o cancélelas.',
	NEEDS_CATEGORY: 'Elija una categoría que no sea “Otra” antes de cerrar.',
	NEEDS_ATTEMPTS: 'Intente comunicarse al menos dos veces antes de cerrar.',
	TOO_LATE_TO_REOPEN: 'Se cerró hace más de 30 días. Registre una solicitud nueva.',
	NOT_UNDOABLE:
		'Esto no se puede deshacer: alguien ya lo sabe o actúa según ello. Corríjalo con el paso siguiente. No se cambió nada.',
	HANDOVER_PENDING:
		'Su turno sigue abierto. Nombre a quien le releva; podrá salir en cuanto lo haya aceptado.',
	REFERRAL_OPEN:
		'Ya se preguntó a alguien y aún no contesta. Espere su respuesta o anote que no la hubo.',
	PERSONAL_DATA:
		'Esto parece un número de teléfono o un correo electrónico. No se guardó nada. Quítelo de aquí; los datos de contacto van en «Confidencial».',
	NO_QUORUM:
		'Aquí no se puede decidir: la reunión no está abierta, es de otro comité o faltan miembros.',
	NOT_LEGIBLE:
		'Desde donde está la gente, esto no se podría leer en esa pantalla. Sigue mostrando lo de antes. Elija otra vista.',
	HOLDS_URGENT_WORK: 'Esta persona tiene trabajo urgente. Primero escriba a quién se lo pasa.',
	BY_PHONE:
		'No se envió: no hay conexión, y lo urgente y los equipos no esperan. Lo que escribió sigue aquí. Llame a la mesa de guardia.',
	TOO_MANY: 'Demasiadas acciones a la vez. Espere un momento e intente otra vez.',
	TOO_LARGE: 'Es demasiado grande para enviarlo. Acórtelo.',
	UNAVAILABLE: 'Aún no se guardó. Su texto sigue aquí. Se está intentando otra vez.'
};
