import type { needTexts as english } from './en-need.ts';
import type { IndicatorDomain, IndicatorId, IndicatorUnit } from '../model/indicators.ts';
import type { SourceCheck } from '../model/sources.ts';
import type { SourceState } from '../rules/source-state.ts';

interface Words {
	name: string;
	/** What exactly is counted, and what it is not. */
	note: string;
}

const indicators: Record<IndicatorId, Words> = {
	people_shot: {
		name: 'Personas heridas por disparos',
		note: 'Cada persona cuenta una vez por cada ocasión; quienes murieron se cuentan aparte.'
	},
	people_killed: {
		name: 'Personas muertas por violencia',
		note: 'Homicidios, con arma de fuego o sin ella.'
	},
	shooting_incidents: {
		name: 'Tiroteos',
		note: 'Incidentes en los que al menos una persona fue alcanzada.'
	},
	violent_crimes: {
		name: 'Delitos violentos denunciados',
		note: 'Homicidio, agresión sexual, robo, asalto y lesiones agravadas. Las denuncias no son todo lo que ocurre y pueden cambiar.'
	},
	crime_reports: {
		name: 'Delitos denunciados',
		note: 'De todo tipo. Menos denuncias puede significar que se denuncia menos.'
	},
	low_food_access: {
		name: 'Poco acceso a alimentos',
		note: 'Lejos de un supermercado. El acceso no es el hambre.'
	},
	snap_households: {
		name: 'Hogares con SNAP',
		note: 'Ayuda alimentaria que se usa, no todos los que la necesitan.'
	},
	meters_without_power: {
		name: 'Medidores sin electricidad',
		note: 'Solo para todo el condado; faltan las empresas que no informan.'
	},
	no_internet: {
		name: 'Sin internet en casa',
		note: 'Parte de los hogares. Quien solo tiene un teléfono cuenta como que tiene.'
	},
	affordable_homes: {
		name: 'Viviendas de alquiler asequible',
		note: 'Viviendas en conjuntos que apoya la Ciudad; no cuántas están libres.'
	},
	rent_burden: {
		name: 'Alquiler que pesa',
		note: 'De los hogares que alquilan, los que pagan 30% de su ingreso o más.'
	},
	crowded_housing: { name: 'Viviendas con hacinamiento', note: 'Más de una persona por cuarto.' },
	uninsured: { name: 'Sin seguro médico', note: 'Parte de los residentes.' },
	got_care: {
		name: 'Recibieron la atención que necesitaban',
		note: 'Lo que dice la gente en una encuesta de dos años; las comunidades pequeñas no tienen valor.'
	},
	uninsured_2012: { name: 'Sin seguro médico, antes', note: 'Parte de los residentes.' },
	primary_care_physicians: { name: 'Médicos de atención primaria', note: 'Según dónde atienden.' },
	health_sites: { name: 'Clínicas y centros de salud', note: 'Según dónde están.' },
	firearm_deaths: {
		name: 'Muertes por arma de fuego',
		note: 'Por cada 100,000 residentes, ajustado por edad; incluye el suicidio.'
	},
	service_requests: {
		name: 'Solicitudes al 311',
		note: 'Lo que se pidió, que no es lo que se necesita.'
	},
	lights_out: {
		name: 'Luces apagadas, avisadas al 311',
		note: 'Luces de calles, callejones y viaductos.'
	},
	vacant_buildings: { name: 'Edificios vacíos, avisados al 311', note: 'Abiertos o abandonados.' },
	no_heat: {
		name: 'Sin calefacción, avisado al 311',
		note: 'Inquilinos que llamaron en el invierno de 2020.'
	},
	water_in_basement: { name: 'Agua en sótanos, avisada al 311', note: 'Llamadas.' },
	water_on_street: { name: 'Agua en calles, avisada al 311', note: 'Llamadas.' },
	population: { name: 'Residentes', note: 'Estimación de una encuesta de cinco años.' },
	households_under_25k: {
		name: 'Hogares con menos de $25,000 al año',
		note: 'Parte de los hogares.'
	},
	poverty: { name: 'En la pobreza', note: 'Parte de los residentes.' },
	feels_safe: {
		name: 'Se sienten seguros en su barrio',
		note: 'Lo que dice la gente en una encuesta de dos años, que no es lo que ocurre.'
	},
	below_poverty: { name: 'Hogares bajo la línea de pobreza', note: 'Parte de los hogares.' },
	unemployed: {
		name: 'Sin trabajo',
		note: 'Parte de los residentes de 16 años o más que buscan trabajo.'
	},
	income_per_person: { name: 'Ingreso por persona', note: 'Dólares al año.' },
	hardship: { name: 'Índice de dificultad', note: 'De 1 a 100, de seis medidas de su época.' }
};

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

const units: Record<IndicatorUnit, string> = {
	people: 'personas',
	incidents: 'incidentes',
	reports: 'denuncias',
	requests: 'solicitudes',
	percent: '%',
	dollars: 'dólares',
	homes: 'viviendas',
	index: 'índice',
	per_100k: 'por 100,000',
	physicians: 'médicos',
	sites: 'centros',
	households: 'hogares',
	meters: 'medidores'
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
	notOver: 'este mes no ha terminado',
	error: (value) => `± ${value}`,
	beside: (value) => `toda la ciudad ${value}`,
	month: 'Mes',
	earlier: 'Años anteriores',
	here: 'Aquí',
	cityRate: 'Toda la ciudad, según residentes',
	nothingKnown: 'Aún no se sabe nada de esta comunidad. Alguien debe cargar una fuente.',
	countyOnly: 'Se sabe solo de todo el condado',
	equity: {
		title: 'Equidad',
		answer: (behind, all) =>
			behind === 0
				? `En ninguna de ${all} comunidades el servicio está muy por detrás de la necesidad`
				: `En ${behind} de ${all} comunidades el servicio está muy por detrás de la necesidad`,
		answerNone: 'Necesidad y servicio: aún se sabe muy poco',
		period: (from, to) =>
			`Ayuda completada del ${from} al ${to}, junto a lo que se sabe de la necesidad.`,
		reporting:
			'Menos solicitudes puede significar que se avisa menos, no que haya menos necesidad.',
		gapTitle: 'Dónde está el servicio junto a la necesidad',
		gapNote: 'El lugar de una comunidad en ayuda por residente, menos su lugar en necesidad',
		gaps: ['muy por detrás', 'por detrás', 'más o menos igual', 'por delante', 'muy por delante'],
		dotsTitle: 'Comunidades prioritarias: necesidad, y ayuda por cada residente',
		dotsNote: '0 es la menor de todas las comunidades, 100 la mayor',
		need: 'Necesidad',
		service: 'Ayuda',
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
		promised: 'Prometidas',
		inTime: 'A tiempo',
		outside: 'Fuera',
		more: 'más',
		less: 'menos',
		known: (known, all) => `Se conocen ${known} de ${all} partes`
	}
};
