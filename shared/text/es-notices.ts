import type { noticeTexts as en } from './en-notices.ts';

export const noticeTexts: typeof en = {
	title: 'Avisos',
	open: (unseen) =>
		unseen === 0 ? 'Avisos' : unseen === 1 ? 'Avisos, 1 sin ver' : `Avisos, ${unseen} sin ver`,
	none: 'Nada en las últimas 24 horas.',
	noneNote: 'Lo que se le avisa queda aquí un día.',
	seen: 'Marcar todo como visto',
	isNew: 'nuevo',
	settings: 'De qué se le avisa',
	where: 'Toda la ciudad',
	words: {
		urgent_unowned: (where, span) => `${where}: urgente, sin responsable, ${span} fuera de plazo`,
		line_lost: (span) => `Sin cifras en vivo desde hace ${span}`,
		nobody_out: (where, out, planned) => `${where}: ${out} de ${planned} en la calle`,
		no_contact: (where, count) => `${where}: sin contacto con ${count}`,
		over_target: (count) =>
			count === 1
				? '1 solicitud abierta está fuera de plazo'
				: `${count} solicitudes abiertas están fuera de plazo`,
		several: (count) => `${count} cosas piden su atención`,
		afterQuiet: (count) =>
			count === 1
				? 'De sus horas de silencio: 1 cosa sigue igual'
				: `De sus horas de silencio: ${count} cosas siguen igual`,
		digest: (open, over) =>
			`Fin del turno: ${open === 1 ? '1 abierta' : `${open} abiertas`}, ${over} fuera de plazo`
	},
	what: {
		urgent_unowned: 'Pregunte a quien dirige el turno quién la toma.',
		line_lost: 'No decida con estas cifras. Llame al puesto de guardia.',
		nobody_out: 'Pregunte a la organización quién va en camino.',
		no_contact: 'Pida al puesto que les llame.',
		over_target: 'Vea qué paso va lento.',
		several: 'Están en su lista de avisos.',
		digest: (told, unowned) =>
			[
				unowned === undefined
					? ''
					: unowned === 0
						? 'Cada urgente tiene responsable.'
						: unowned === 1
							? '1 urgente sin responsable.'
							: `${unowned} urgentes sin responsable.`,
				told === 0 ? 'Sin avisos.' : told === 1 ? '1 aviso.' : `${told} avisos.`
			]
				.join(' ')
				.trim()
	},
	heldBack: {
		quiet: 'No se anunció: horas de silencio.',
		cap: 'No se anunció: límite del día.'
	},
	last: 'Este fue el último de hoy; el resto queda en la lista.',
	rules: {
		urgent_unowned: 'Una solicitud urgente sin responsable está fuera de plazo',
		line_lost: 'Esta página no tiene cifras en vivo',
		nobody_out: 'No hay nadie donde hay personas previstas',
		no_contact: 'Sin contacto con personas en la calle',
		over_target: 'Muchas solicitudes abiertas están fuera de plazo'
	},
	threshold: {
		urgent_unowned: 'Minutos fuera de plazo',
		line_lost: 'Minutos sin ellas',
		nobody_out: 'Personas en la calle, como máximo',
		no_contact: 'Personas, al menos',
		over_target: 'Solicitudes, al menos'
	},
	hold: 'Avisar después de, minutos',
	again:
		'Se avisa una vez; de nuevo solo si dejó de ser así cinco minutos, o tanto como debe durar.',
	quiet: 'Horas de silencio',
	quietNote: 'Hora de Chicago. Lo que siga igual después se avisa entonces, de una vez.',
	from: 'De las',
	to: 'a las',
	cap: 'Avisos por día, como máximo',
	digest: 'Un resumen al final de su turno',
	at: 'A las',
	outside: 'También fuera de esta página',
	outsideNote: 'Solo un lugar, un número y una hora. La página debe estar abierta en algún lado.',
	denied:
		'Este navegador no lo permite. Permita las notificaciones de este sitio en su configuración.',
	reset: 'Como eran'
};
