import type { needTexts as english } from './en-need.ts';
import type { IndicatorDomain } from '../model/indicators.ts';
import type { LeftOut, SourceCheck } from '../model/sources.ts';
import { indicators, units } from './es-indicators.ts';
import type { SourceState } from '../rules/source-state.ts';

const domains: Record<IndicatorDomain, string> = {
	violence: 'Violencia',
	food_insecurity: 'Alimentos',
	power_connectivity: 'Electricidad',
	internet_connectivity: 'Internet en casa',
	affordable_housing: 'Vivienda',
	healthcare_access: 'Salud',
	built_environment_311: 'Calles y edificios',
	context: 'Contexto'
};

const states: Record<SourceState, string> = {
	live: 'En vivo',
	fresh: 'Al día',
	stale: 'Antigua',
	failed: 'Falló',
	never_loaded: 'Aún no cargada',
	retired: 'Historia'
};

const checks: Record<SourceCheck, string> = {
	unreachable: 'no se pudo alcanzar',
	throttled: 'recibió demasiadas preguntas',
	not_ready: 'no estaba lista',
	refused: 'se negó',
	cut_off: 'terminó antes de tiempo',
	unreadable: 'no se pudo leer',
	column_missing: 'ya no tiene una columna necesaria',
	no_rows: 'no tiene filas',
	spoiled_values: 'tiene valores que no se pueden leer',
	key_missing: 'tiene filas que no se distinguen',
	key_twice: 'tiene filas repetidas',
	dates: 'tiene fechas imposibles',
	places: 'tiene lugares imposibles',
	fewer_rows: 'tiene menos filas que antes',
	behind: 'entregó un estado más antiguo'
};

/** Lo que se sabe de la necesidad: sources, indicators, the map, one community. */
export const needTexts: typeof english = {
	indicators,
	domains,
	units,
	states,
	checks,
	title: 'Necesidad',
	known: 'Lo que se sabe de la necesidad',
	find: 'Buscar una comunidad',
	findHint: 'Nombre, nombre de uso diario o número',
	findNone: (typed) => `Ninguna comunidad se llama «${typed}».`,
	findSome: (typed) => `«${typed}» puede ser:`,
	choose: 'Indicador',
	range: (name, least, most) => `${name}: de ${least} a ${most}`,
	notKnown: (name) => `${name}: aún no se sabe`,
	nothingLoaded: 'Ninguna fuente dice nada de esto todavía.',
	leftOut: {
		title: 'Lo que no se usa',
		why: {
			crimes_last_year:
				'Las mismas denuncias que en “Crimes - 2001 to Present” con otros nombres de columna: nada debe contarse dos veces.',
			victim_demographics:
				'Sin lugar ni año, y sin las cifras pequeñas: ninguna suma sería cierta.',
			vacant_reported:
				'El sistema 311 anterior, que terminó en 2018; se cuentan las solicitudes de hoy.'
		} satisfies Record<LeftOut, string>
	},
	notCause: 'Estas cifras no miden si un programa funciona.',
	lessReporting:
		'Menos solicitudes o denuncias puede significar que se avisa menos, no que haya menos necesidad.',
	per10k: 'por 10,000 residentes',
	ofMonths: (from, to) => (from === to ? from : `${from} a ${to}`),
	noPeriod: 'su editor no dice el período',
	missing: 'no se sabe',
	hidden: 'oculto para proteger la privacidad',
	city: 'Toda la ciudad',
	noCity: 'sin cifra de toda la ciudad',
	community: 'Comunidad',
	value: 'Cifra',
	rate: 'Por 10,000',
	period: 'Período',
	legend: 'De menor a mayor, un quinto de las comunidades cada uno; rayado: no se sabe',
	approximate:
		'Solo se dibujan las 15 comunidades prioritarias hasta que se importen los límites de la Ciudad; la tabla tiene las 77.',
	sources: 'De dónde vienen estas cifras',
	source: 'Fuente',
	state: 'Estado',
	newest: 'Hecho más reciente',
	published: 'Publicada',
	received: 'Recibida',
	rows: 'Filas',
	lastTry: (check, when) => `Último intento, ${when}: ${check}. Lo que se muestra es de antes.`,
	asOf: (day) => `al ${day}`,
	takenIn: (day) => `recibida el ${day}`,
	notOver: 'mes incompleto',
	error: (value) => `± ${value}`,
	beside: (value) => `toda la ciudad ${value}`,
	month: 'Mes',
	earlier: 'Años anteriores',
	here: 'Aquí',
	cityRate: 'Toda la ciudad, según residentes',
	nothingKnown: 'Aún no se sabe nada de esta comunidad. Alguien debe cargar una fuente.',
	equity: {
		title: 'Equidad',
		answer: (behind, all) =>
			behind === 0
				? `En ninguna de ${all} comunidades el servicio está muy por detrás de la necesidad`
				: `En ${behind} de ${all} comunidades el servicio está muy por detrás de la necesidad`,
		answerNone: 'Necesidad y servicio: aún se sabe muy poco',
		period: (from, to) =>
			`Ayuda completada y horas de equipos del ${from} al ${to}, junto a lo que se sabe de la necesidad.`,
		reporting:
			'Menos solicitudes puede significar que se avisa menos, no que haya menos necesidad.',
		gapTitle: 'Dónde está el servicio junto a la necesidad',
		gapNote:
			'El lugar de una comunidad en servicio, menos su lugar en necesidad. Servicio es la ayuda completada y las horas de equipos, por residente, cada una por la mitad.',
		gaps: ['muy por detrás', 'por detrás', 'más o menos igual', 'por delante', 'muy por delante'],
		dotsTitle: 'Comunidades prioritarias: necesidad, y servicio por residente',
		dotsNote: '0 es la menor de todas las comunidades, 100 la mayor',
		need: 'Necesidad',
		service: 'Servicio',
		gap: 'Diferencia',
		funnelTitle: (outside) =>
			outside === 0
				? 'Primeras respuestas a tiempo: ninguna comunidad difiere más que por azar'
				: outside === 1
					? 'Primeras respuestas a tiempo: una comunidad difiere más que por azar'
					: `Primeras respuestas a tiempo: ${outside} comunidades difieren más que por azar`,
		funnelNone: 'Primeras respuestas a tiempo, por comunidad: nada que mostrarle aquí',
		funnelNote: 'Parte de primeras respuestas a tiempo, según cuántas se prometieron',
		funnelLimits:
			'líneas interiores: 1 de cada 20 queda fuera por azar; exteriores: 1 de cada 500. Las solicitudes que llegan juntas se apartan más que por azar.',
		cityShare: (share) => `toda la ciudad ${share}`,
		partsOf: 'Las partes de una comunidad',
		index: (score) => `índice de necesidad ${score}`,
		standsAt: 'Está en, de 100',
		partsTitle: 'De qué se compone la necesidad',
		weightsDecided: (day) => `Pesos decididos por el comité de lanzamiento el ${day}`,
		partsNote: 'Cada parte pesa lo mismo hasta que el comité decida otra cosa',
		part: 'Parte',
		weight: 'Peso',
		asked: 'Pedidas por 10,000',
		helped: 'Ayudadas por 10,000',
		staffed: 'Horas de equipos por 10,000',
		promised: 'Prometidas',
		inTime: 'A tiempo',
		outside: 'Fuera',
		more: 'más',
		less: 'menos',
		known: (known, all) => `Se conocen ${known} de ${all} partes`
	}
};
