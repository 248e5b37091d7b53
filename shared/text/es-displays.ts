import type { Texts } from './text.ts';

export const displayTexts: Texts['displays'] = {
	title: 'Pantallas',
	note: 'Las pantallas de cada sede y lo que muestran.',
	pairing: {
		title: 'Esta pantalla no está vinculada',
		how: 'En una mesa, abra Pantallas y escriba este código.',
		scan: 'O léalo con el teléfono de una gerencia.',
		changes: (minutes) =>
			minutes < 1 ? 'En un momento cambia el código.' : `El código cambia en ${minutes} min.`,
		signIn: 'Iniciar sesión'
	},
	covered: {
		title: 'Cubierta',
		note: 'La cortina está cerrada. La sala sigue trabajando.'
	},
	visitors: {
		title: 'Bienvenidos',
		note: 'Lo que está abierto, por comunidad y por minuto. Durante las visitas no se muestran solicitudes.',
		open: 'solicitudes abiertas',
		heading: 'Abiertas ahora',
		hidden: 'no se muestra',
		hiddenNote: (least) =>
			`No se muestran números del 1 al ${least - 1} ni los que permitirían calcularlos.`,
		said: (label, count) => `${label}: ${count} abiertas`
	},
	form: {
		title: 'Vincular una pantalla',
		code: 'Código en la pantalla',
		codeHint: 'Seis letras y cifras',
		found: (browser) => `El código está en una pantalla con ${browser}.`,
		name: 'Nombre de la pantalla',
		site: 'Sede',
		size: 'Diagonal, pulgadas',
		far: 'Asiento más lejano, metros',
		mid: 'Mesas, metros',
		near: 'Lo más cerca, metros',
		pair: 'Vincular',
		paired: (name) => `${name} está vinculada. En segundos muestra la sala.`
	},
	fleet: {
		none: 'Aún no hay pantallas. Abra /wall en la pantalla y escriba aquí su código.',
		noneDesk: 'Aún no hay pantallas vinculadas.',
		modes: { room: 'La sala', visitors: 'Visitas', covered: 'Cubierta', nothing: 'Nada todavía' },
		screen: 'Pantalla',
		shows: 'Muestra',
		should: (mode) => `debe mostrar: ${mode}`,
		heard: 'Última señal',
		painted: 'Última imagen',
		never: 'todavía no',
		before: (span) => `hace ${span}`,
		now: 'ahora',
		silent: 'Sin señal',
		frozen: 'Detenida',
		notLive: 'No en vivo',
		live: 'En vivo',
		scene: 'Escena',
		release: 'Versión',
		memory: 'Memoria',
		roundTrip: 'Ida y vuelta',
		size: (inches, far) => `${inches}″, vista desde ${far} m`,
		identify: 'Identificar',
		reload: 'Recargar',
		blank: 'Cubrir',
		unblank: 'Mostrar',
		edit: 'Cambiar',
		revoke: 'Retirar',
		revokeNote: 'No muestra nada más y pide vincularse. Escriba su nombre para hacerlo.',
		lobby: 'Muestra siempre lo que pueden ver las visitas',
		saved: (name) => `${name}: guardado.`,
		revoked: (name) => `${name}: retirada.`
	},
	show: {
		title: 'En las pantallas',
		screen: (name) => `${name} muestra`,
		usual: (scene) => `${scene}, como siempre`,
		picture: 'Vista',
		community: 'Comunidad',
		howLong: 'Por cuánto tiempo',
		minutes: (count) => (count < 60 ? `${count} minutos` : `${count / 60} horas`),
		pinned: 'hasta que se cambie',
		push: 'Mostrar',
		back: 'Como siempre',
		line: 'Una línea para la sala',
		lineHint: 'Hasta 36 letras. Toda la sala puede leerla y fotografiarla.',
		say: 'Poner en las pantallas',
		unsay: 'Quitar',
		problems: { too_wide: 'ahí es demasiado ancha', too_few_rows: 'ahí caben muy pocas filas' }
	},
	manner: {
		scene: 'Muestra siempre',
		theme: 'Colores',
		themes: { dark: 'Oscuros', bright: 'Claros, para salas con luz' },
		sound: 'Dos tonos: para lo nuevo y urgente, y para una línea perdida',
		orbit: 'Moverse un pelo, para que nada se quede marcado',
		night: 'Atenuadas de noche',
		noNight: 'a ninguna hora',
		testCard: 'Carta de prueba'
	},
	card: {
		title: 'Carta de prueba',
		how: 'Póngase donde está la gente. Cada fila debe leerse sin esfuerzo desde su distancia, y deben verse las cuatro esquinas.',
		far: 'Asiento más lejano',
		mid: 'Mesas',
		near: 'De cerca',
		size: (metres, size, pixels) =>
			`desde ${metres} m: ${size} % de la altura, aquí ${pixels} píxeles`,
		rows: (requests, people) => `${requests} solicitudes, ${people} comunidades`,
		list: (rows) => `${rows} solicitudes`,
		fits: 'se puede leer',
		note: 'Lo que ahí no se puede leer no se muestra: hay menos filas, la letra nunca se achica. Dé estos números a la pantalla en Pantallas, Cambiar.',
		hide: 'Ocultar y dejar la carta (c la muestra otra vez)'
	},
	site: {
		close: 'Cubrir todas las pantallas',
		open: 'Descubrir',
		covered: (count, all) => `${count} de ${all} pantallas dicen que están cubiertas`,
		visitorsOn: 'Hay visitas',
		visitorsOff: 'Las visitas se fueron',
		schedule: 'Visitas previstas',
		noSchedule: 'ninguna prevista',
		days: ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'],
		from: 'De',
		to: 'A',
		add: 'Añadir',
		remove: (what) => `Quitar ${what}`,
		screens: (count) => (count === 1 ? '1 pantalla' : `${count} pantallas`)
	}
};
