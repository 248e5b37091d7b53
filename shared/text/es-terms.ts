import type { Texts } from './text.ts';
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

/** What each command is called on a button and in the activity list. */
const commands: Terms['commands'] = {
	'request.log': 'Registrar solicitud',
	'request.import': 'Importar',
	'request.set_priority': 'Fijar prioridad',
	'request.set_category': 'Fijar categoría',
	'request.lift_restriction': 'Levantar la restricción',
	'request.try_contact': 'Se intentó contactar',
	'request.escalate': 'Se llamó a dirección',
	'request.triage': 'Revisar',
	'request.mark_duplicate': 'Igual a otra',
	'request.withdraw': 'Retirada por la persona',
	'request.accept': 'Asignar',
	'request.ask': 'Pedir información',
	'request.answer': 'Llegó la información',
	'request.give_up': 'Cerrar, no se pudo contactar',
	'request.refer': 'Referir',
	'request.decline': 'Aquí no podemos ayudar',
	'request.start': 'Empezar',
	'request.resolve': 'Se dio ayuda',
	'request.close': 'Cerrar',
	'request.dispute': 'Sin resolver',
	'request.reopen': 'Reabrir',
	'task.raise': 'Crear tarea',
	'task.assign': 'Asignar',
	'task.accept': 'Aceptar',
	'task.reject': 'Devolver',
	'task.start': 'Empezar',
	'task.hold': 'Pausar',
	'task.resume': 'Reanudar',
	'task.requeue': 'Ofrecer otra vez',
	'task.complete': 'Completar',
	'task.verify': 'Confirmar',
	'task.dispute': 'Sin arreglar',
	'task.fail': 'No funcionó',
	'task.transfer': 'Pasar tarea',
	'task.replan': 'Planear otra vez',
	'task.cancel': 'Cancelar',
	'task.reopen': 'Reabrir',
	'deployment.request': 'Pedir un equipo',
	'deployment.hear': 'Hubo contacto',
	'deployment.approve': 'Aprobar',
	'deployment.decline': 'No aprobar',
	'deployment.notify': 'Avisar al equipo',
	'deployment.acknowledge': 'El equipo irá',
	'deployment.set_out': 'En camino',
	'deployment.check_in': 'Ya llegó',
	'deployment.start': 'Empezar trabajo',
	'deployment.take_break': 'Descanso',
	'deployment.end_break': 'Fin del descanso',
	'deployment.demobilize': 'Terminar',
	'deployment.release': 'De regreso',
	'deployment.cancel': 'Cancelar',
	'deployment.miss_response': 'Sin respuesta',
	'deployment.notify_other': 'Avisar a otro equipo',
	'deployment.miss_check_in': 'Sin contacto',
	'deployment.make_contact': 'Ya hay contacto',
	'deployment.escalate': 'Llamar al líder',
	'staff.check_in': 'Entrada',
	'staff.assign': 'Asignar',
	'staff.free': 'Disponible',
	'staff.stand_down': 'No disponible',
	'staff.return': 'De regreso',
	'staff.check_out': 'Salida',
	'staff.enrol': 'Agregar personal',
	'agency.enrol': 'Agregar organización',
	'note.add': 'Agregar nota',
	'room.seed': 'Datos de referencia',
	'board.retire': 'Quitar de la lista'
};

/** Words for the closed lists that forms offer. */
const choices: Terms['choices'] = {
	call: 'Se puede llamar',
	text: 'Se puede escribir',
	message: 'Se puede dejar mensaje',
	ask_first: 'Preguntar antes',
	wrong_agency: 'Toca a otra organización',
	no_capacity: 'Sin capacidad ahora',
	not_eligible: 'Aquí no califica',
	unsafe: 'No es seguro',
	waiting_requester: 'Espera a la persona',
	waiting_partner: 'Espera a otra organización',
	weather: 'Clima',
	legal: 'Trámite legal',
	utility: 'Espera luz, gas o agua',
	other: 'Otra cosa',
	site_visit: 'Visita al sitio',
	photo_on_file: 'Foto guardada',
	requester_confirmed: 'La persona lo confirmó',
	out_of_scope: 'No nos toca',
	emergency_911: 'Se pasó al 911',
	abusive: 'Trato abusivo',
	requester_told: 'Se avisó a la persona',
	no_contact_given: 'No dejó contacto',
	done: 'Charla hecha',
	not_needed: 'No hace falta charla',
	people: 'personas',
	households: 'hogares',
	visits: 'visitas',
	meals: 'comidas',
	lights: 'luces',
	lots: 'lotes',
	buildings: 'edificios',
	vehicles: 'vehículos',
	items: 'artículos',
	hours: 'horas',
	rest: 'Descanso',
	personnel: 'Asunto de personal',
	vehicle: 'Vehículo',
	training: 'Capacitación'
};

export const termTexts: Terms = {
	refusals,
	categories,
	displayStates,
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
