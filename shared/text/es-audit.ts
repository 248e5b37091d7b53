import type { Texts } from './text.ts';

export const auditTexts: Texts['audit'] = {
	title: 'Registro de consultas',
	note: 'Quién entró, quién vio qué y por qué, y a quién no se le permitió. Leerlo también queda registrado.',
	subject: 'De una solicitud, tarea o cuenta (su código)',
	ask: 'Mostrar',
	when: 'Cuándo',
	who: 'Quién',
	what: 'Qué',
	about: 'Sobre',
	reason: 'Motivo',
	nobody: 'Nadie con sesión',
	system: 'La propia sala',
	none: 'No hay nada registrado sobre esto.',
	older: 'Mostrar anteriores',
	table: 'Tabla de las últimas 5,000 (CSV)',
	acts: {
		signed_in: 'Inició sesión',
		sign_in_refused: 'Intento de entrada sin éxito',
		signed_out: 'Cerró sesión',
		session_ended: 'Sesión terminada',
		refused: 'No permitido',
		person_added: 'Cuenta agregada',
		person_changed: 'Cuenta cambiada',
		person_disabled: 'Cuenta desactivada',
		password_set: 'Contraseña elegida',
		passkey_added: 'Llave de acceso agregada',
		passkey_removed: 'Llave de acceso quitada',
		factor_set: 'Cambió lo que pide la entrada',
		sealed: 'Datos guardados',
		revealed: 'Datos abiertos',
		break_glass: 'Abierto en una emergencia',
		shredded: 'Datos destruidos',
		keys_rotated: 'Claves cambiadas',
		audit_read: 'Registro leído',
		exported: 'Tabla descargada',
		seen_as: 'Vista como una función',
		replayed: 'Miró un día pasado',
		display_paired: 'Pantalla vinculada',
		display_changed: 'Pantalla cambiada',
		display_revoked: 'Pantalla desvinculada',
		shutter_closed: 'Pantallas cubiertas',
		shutter_opened: 'Pantallas descubiertas',
		site_changed: 'Sede cambiada',
		boundaries_changed: 'Límites del mapa cambiados',
		directory_changed: 'Directorio de servicios cambiado',
		source_loaded: 'Cifras de una fuente sustituidas',
		client_added: 'otro sistema autorizado',
		client_removed: 'otro sistema retirado'
	}
};

export const extractTexts: Texts['extracts'] = {
	community: 'Comunidad',
	cityWide: 'Toda la ciudad',
	confidential: 'Reservadas',
	asOf: (when) => `Solicitudes abiertas el ${when}`,
	hidden: (least) =>
		`No se muestran números del 1 al ${least - 1} ni los que permitirían calcularlos.`
};
