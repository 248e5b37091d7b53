import type { Texts } from './text.ts';
import { choices, commands } from './es-commands.ts';
import { refusals } from './es-refusals.ts';

/** "las 2:05 p.m.", "la 1:05 p.m.", "el mar 10 a.m.": a moment with the article it takes. */
export function withArticle(time: string): string {
	if (!/^\d+:/.test(time)) return `el ${time}`;
	return time.startsWith('1:') ? `la ${time}` : `las ${time}`;
}

/** "a las 2:05 p.m.", but "el mar 10 a.m.". */
export function atTime(time: string): string {
	const named = withArticle(time);
	return named.startsWith('el ') ? named : `a ${named}`;
}

/** Ends a sentence; "p.m." already has its stop. */
export function sentenceEnd(sentence: string): string {
	return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

type Terms = Pick<
	Texts,
	| 'refusals'
	| 'categories'
	| 'displayStates'
	| 'publicStates'
	| 'taskStates'
	| 'deploymentStates'
	| 'staffStates'
	| 'desks'
	| 'roles'
	| 'channels'
	| 'stages'
	| 'commands'
	| 'choices'
	| 'priorities'
	| 'cityWide'
	| 'placeNotKnown'
>;

const categories: Terms['categories'] = {
	lighting: 'Luces de calle',
	vacant_property: 'Edificio vacío',
	vacant_lot_cleanup: 'Limpiar lote',
	graffiti_dumping: 'Grafiti, basura',
	abandoned_vehicle: 'Auto dejado',
	problem_business: 'Negocio, aviso',
	street_closure_permit: 'Cierre de calle',
	safe_space_activation: 'Espacio seguro',
	crisis_response: 'Apoyo en crisis',
	victim_assistance: 'Apoyo familiar',
	conflict_mediation: 'Mediación',
	outreach_presence: 'Acercamiento',
	mental_health_support: 'Salud mental',
	healthcare_access: 'Cita médica',
	food_assistance: 'Alimentos',
	housing_assistance: 'Vivienda',
	utility_power: 'Luz, calor',
	internet_access: 'Internet',
	youth_program: 'Jóvenes',
	school_safety: 'Escuela segura',
	employment_training: 'Empleo, cursos',
	faith_community_support: 'Apoyo de fe',
	business_support: 'Negocio, ayuda',
	data_request: 'Pedir datos',
	funding_support: 'Fondos',
	information_only: 'Información',
	other: 'Otra',
	incident: 'Incidente',
	support: 'Apoyo'
};

/** Of a request, "la solicitud". */
const displayStates: Terms['displayStates'] = {
	N: 'Nueva',
	T: 'Revisada',
	A: 'Asignada',
	U: 'En curso',
	W: 'En espera',
	R: 'Resuelta',
	C: 'Cerrada',
	X: 'Referida'
};

const publicStates: Terms['publicStates'] = {
	received: 'Recibida',
	reviewed: 'En revisión',
	needs_information: 'Necesitamos más información',
	accepted: 'Aceptada',
	under_way: 'Trabajo en curso',
	done: 'Listo, por favor avísenos',
	closed: 'Cerrada',
	no_answer: 'Cerrada, no pudimos comunicarnos con usted',
	same: 'Igual a otra solicitud; seguimos las dos',
	passed: 'Se pasó a otra organización',
	cannot_help: 'No es algo que podamos hacer',
	withdrawn: 'Retirada'
};

/** Of a task, "la tarea". */
const taskStates: Terms['taskStates'] = {
	new: 'Nueva',
	assigned: 'Asignada',
	rejected: 'Devuelta',
	accepted: 'Aceptada',
	in_progress: 'En curso',
	on_hold: 'En pausa',
	completed: 'Hecha, sin confirmar',
	verified: 'Confirmada',
	failed: 'No funcionó',
	cancelled: 'Cancelada'
};

/** Of a team, "el equipo". */
const deploymentStates: Terms['deploymentStates'] = {
	requested: 'Solicitado',
	approved: 'Aprobado',
	declined: 'No aprobado',
	notified: 'Avisado',
	acknowledged: 'Dijo que irá',
	en_route: 'En camino',
	checked_in: 'En sitio',
	working: 'Trabajando',
	on_break: 'En descanso',
	demobilizing: 'Por salir',
	released: 'De regreso',
	cancelled: 'Cancelado',
	no_response: 'Sin respuesta',
	overdue_checkin: 'Sin contacto',
	escalated: 'Sin contacto, líder al tanto'
};

const staffStates: Terms['staffStates'] = {
	off_duty: 'Fuera de turno',
	available: 'Disponible',
	assigned: 'Con asignación',
	out_of_service: 'No disponible'
};

const desks: Terms['desks'] = {
	intake_triage: 'Entrada y revisión',
	city_services: 'Servicios de la ciudad',
	crisis_victim_services: 'Apoyo en crisis y a familias',
	community_engagement: 'Trabajo con la comunidad',
	youth_education: 'Jóvenes y educación',
	health_mental_health: 'Salud',
	violence_intervention: 'Intervención',
	data_analysis: 'Datos',
	funding: 'Fondos',
	duty_officer: 'Dirección de turno'
};

const roles: Terms['roles'] = {
	display: 'Pantalla',
	desk: 'Mesa',
	victim_services: 'Especialista de apoyo a familias',
	intervention: 'Intervención en violencia',
	law_enforcement: 'Enlace policial',
	manager: 'Gerencia',
	committee: 'Comité de lanzamiento',
	elected_office: 'Oficina electa',
	funding: 'Responsable de fondos',
	analyst: 'Análisis de datos',
	administrator: 'Administración',
	auditor: 'Auditoría'
};

const channels: Terms['channels'] = {
	phone: 'por teléfono',
	walk_in: 'en persona',
	town_hall: 'en una junta vecinal',
	online: 'en línea',
	agency: 'por otra organización',
	elected_office: 'por una oficina electa',
	city_311: 'por el 311'
};

const stages: Terms['stages'] = {
	acknowledge: 'Primera revisión',
	assign: 'Asignación',
	start: 'Inicio',
	resolve: 'Dar ayuda'
};

export const termTexts: Terms = {
	refusals,
	categories,
	displayStates,
	publicStates,
	taskStates,
	deploymentStates,
	staffStates,
	desks,
	roles,
	channels,
	stages,
	commands,
	choices,
	priorities: { 1: 'Ahora', 2: 'Hoy', 3: 'Esta semana', 4: 'Cuando se pueda' },
	cityWide: 'Chicago',
	placeNotKnown: 'Lugar no conocido'
};
