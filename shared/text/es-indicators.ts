import type { IndicatorId, IndicatorUnit } from '../model/indicators.ts';

interface Words {
	name: string;
	/** What exactly is counted, and what it is not. */
	note: string;
}

/** What each number about a community is called, and how it may be read. */
export const indicators: Record<IndicatorId, Words> = {
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
	shotspotter_alerts: {
		name: 'Alertas de ShotSpotter, 2017 a 2024',
		note: 'Lo que unos micrófonos tomaron por disparos; pocas llevaron a una prueba. Estaban en algunos distritos policiales, uno tras otro: nunca una tendencia, nunca tiroteos.'
	},
	far_from_food: {
		name: 'Lejos de un supermercado',
		note: 'Parte de los residentes que viven a más de media milla. Sectores censales de 2010.'
	},
	poor_far_from_food: {
		name: 'Ingreso bajo y lejos de un supermercado',
		note: 'Parte de los residentes con ingreso bajo que viven a más de media milla. Sectores censales de 2010.'
	},
	food_insecure: {
		name: 'Inseguridad alimentaria, por modelo',
		note: 'Lo que un modelo dice de los adultos: aquí no se preguntó a nadie. No sirve para comparar años.'
	},
	food_sellers: {
		name: 'Lugares con licencia para vender comida',
		note: 'Tiendas y restaurantes por igual, según dónde están.'
	},
	shutoff_threat: {
		name: 'Amenaza de corte de servicios, por modelo',
		note: 'Lo que un modelo dice de los adultos en los últimos 12 meses: aquí no se preguntó a nadie.'
	},
	low_rent_homes: {
		name: 'Viviendas de alquiler bajo y sin apoyo',
		note: 'Un análisis de 2019 de una encuesta de 2013 a 2017.'
	},
	housing_insecure: {
		name: 'Vivienda insegura, por modelo',
		note: 'Lo que un modelo dice de los adultos en los últimos 12 meses: aquí no se preguntó a nadie.'
	},
	mental_distress: {
		name: 'Malestar mental frecuente, por modelo',
		note: 'Lo que un modelo dice de los adultos: aquí no se preguntó a nadie.'
	},
	building_violations: {
		name: 'Infracciones en edificios',
		note: 'Lo que anotaron los inspectores, que depende de adónde van.'
	},
	vacant_violations: {
		name: 'Infracciones en edificios vacíos',
		note: 'Solo de bancos y prestamistas, en edificios desocupados. Cada infracción una vez.'
	},
	city_lots: {
		name: 'Lotes que son de la Ciudad',
		note: 'Con edificios entre ellos; el Condado y otros tienen más.'
	},
	licensed_businesses: {
		name: 'Negocios con licencia',
		note: 'Un lugar con varias licencias cuenta una vez.'
	},
	in_vulnerable_tracts: {
		name: 'Viven en sectores muy vulnerables',
		note: 'Parte de los residentes en sectores del cuarto superior de esta edición del índice. Dos ediciones no se pueden comparar.'
	},
	low_food_access: {
		name: 'Poco acceso a alimentos',
		note: 'Lejos de un supermercado. El acceso no es el hambre.'
	},
	snap_households: {
		name: 'Hogares con SNAP',
		note: 'Ayuda alimentaria que se usa, no todos los que la necesitan.'
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

/** What is counted. */
export const units: Record<IndicatorUnit, string> = {
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
	alerts: 'alertas',
	violations: 'infracciones',
	lots: 'lotes'
};
