import type { outageTexts as english } from './en-outages.ts';
import { atTime, withArticle } from './es-terms.ts';
import type { OutageSource, Utility } from '../model/outage.ts';

const what: Record<Utility, string> = { power: 'Electricidad', internet: 'Internet' };
const saidBy: Record<OutageSource, string> = {
	company: 'la empresa',
	city: 'la Ciudad',
	partner: 'una organización aliada',
	resident: 'una persona de la zona',
	seen: 'alguien del centro, en el lugar',
	odin: 'ODIN'
};

export const outageTexts: typeof english = {
	title: 'Electricidad e internet',
	note: 'Lo que falta ahora en los hogares. Lo que nadie vuelve a decir deja de saberse: ni sigue sin servicio ni volvió.',
	what,
	saidBy,
	unsureToo: (count) =>
		count === 1 ? 'De 1 más ya no se sabe.' : `De ${count} más ya no se sabe.`,
	answer: (count) =>
		count === 0
			? 'No se sabe de ninguna comunidad sin servicio'
			: count === 1
				? 'Se sabe de 1 corte'
				: `Se sabe de ${count} cortes`,
	none: 'Nadie ha avisado de un corte. Eso no prueba que no lo haya.',
	homes: (count) => `unos ${count} hogares`,
	homesUnknown: 'nadie sabe cuántos hogares',
	since: (when) => `desde ${withArticle(when)}`,
	said: (by, when) => `lo dijo ${by} ${atTime(when)}`,
	restoredBy: (when) => `volvería antes de ${withArticle(when)}, según dicen`,
	unsure: 'Ya no se sabe',
	unsureSince: (when) => `nadie lo ha dicho desde ${withArticle(when)}`,
	county: {
		title: 'Condado de Cook',
		known: (meters, companies) =>
			`${meters} medidores sin electricidad, según ${companies === 1 ? '1 empresa' : `${companies} empresas`}`,
		none: 'Ninguna empresa informa de un corte',
		unknown: 'No se sabe: nadie lo ha dicho',
		note: 'Solo de todo el condado, por las empresas que informan a ODIN; las demás faltan.',
		asOf: (when) => `dicho ${atTime(when)}`
	},
	form: {
		what: 'Sin',
		communityArea: 'Comunidad',
		source: 'Quién lo dice',
		meters: 'Hogares, más o menos',
		since: 'Desde',
		restoredBy: 'Vuelve antes de, si lo dicen'
	},
	back: 'Volvió, en los últimos dos días',
	backAt: (when) => `volvió ${atTime(when)}`,
	all: 'Todos los cortes'
};
