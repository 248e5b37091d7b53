import type { HelpTexts } from './en-help.ts';
import { messageTexts } from './es-messages.ts';
import { sentenceEnd } from './es-terms.ts';

const tiles: HelpTexts['tiles'] = {
	street: 'Algo en mi calle',
	safety: 'Sentirme a salvo en mi cuadra',
	hurt: 'Lastimaron a alguien',
	health: 'Salud, o alguien con quien hablar',
	food: 'Comida',
	home: 'Vivienda, calefacción o luz',
	young: 'Jóvenes, escuela o trabajo',
	else: 'Otra cosa'
};

const needs: HelpTexts['needs'] = {
	street_lights: 'No hay luz en la calle',
	alley_lights: 'No hay luz en el callejón',
	dumping: 'Basura o grafiti',
	empty_lot: 'Un lote vacío necesita limpieza',
	empty_building: 'Un edificio vacío está abierto o es peligroso',
	left_car: 'Dejaron un auto aquí',
	business: 'Un negocio hace insegura la cuadra',
	conflict: 'Un conflicto puede empeorar',
	presence: 'Queremos trabajadores comunitarios en la cuadra',
	safe_event: 'Queremos un evento seguro en la cuadra',
	someone_hurt: 'Apoyo porque lastimaron a alguien',
	costs: 'Ayuda para pagar un funeral, una mudanza o comida',
	vigil: 'Una vigilia, o apoyo de una iglesia',
	someone_to_talk_to: 'Alguien con quien hablar',
	doctor: 'Un médico o una clínica',
	food: 'Comida para mí o mi familia',
	housing: 'Un lugar donde quedarme, o la renta',
	power: 'No tengo calefacción o luz',
	internet: 'Internet en casa',
	program: 'Un programa para jóvenes',
	school: 'Camino seguro a la escuela',
	work: 'Trabajo o capacitación',
	shop: 'Ayuda para mi negocio',
	question: 'Tengo una pregunta',
	something_else: 'No está en esta lista'
};

/** What people read at the community's door, in Spanish. */
export const helpTexts: HelpTexts = {
	title: 'Pedir ayuda',
	center: 'Centro de Coordinación de Seguridad Comunitaria',
	city: 'Ciudad de Chicago',
	other: 'English',
	drill: 'SIMULACRO. Es práctica: nadie lo lee.',
	intro:
		'Díganos qué necesita usted o su cuadra. Toma unos tres minutos. No necesita una cuenta ni dar su nombre.',
	danger: {
		now: '¿Está en peligro ahora?',
		call: 'Llame al 911',
		talk: 'Para hablar con alguien, de día o de noche, llame o mande un mensaje al',
		services: 'Otros servicios de la Ciudad:',
		words:
			'¿Hay alguien en peligro en este momento? Por favor llame primero al 911. Este formulario no se lee de inmediato.'
	},
	leave: 'Salir de esta página ahora',
	leaveHint: 'También puede presionar tres veces la tecla Mayús (Shift).',
	step: (step, of) => `Paso ${step} de ${of}`,
	next: 'Seguir',
	back: 'Atrás',
	change: 'Cambiar',
	send: 'Enviar',
	fix: 'Por favor corrija esto primero:',
	optional: 'puede dejarlo vacío',
	need: { title: '¿Qué necesita?', more: '¿Qué es?' },
	place: {
		title: '¿Dónde es?',
		address: 'En una dirección o una cuadra',
		addressLine: 'Dirección o cuadra',
		addressHint:
			'Un número y una calle, como 4231 W Madison St. Nuestros equipos solo ven la cuadra. Lo demás queda guardado con llave.',
		corner: 'Cerca de una esquina',
		one: 'Una calle',
		other: 'La otra calle',
		cornerHint: 'Como Madison y Pulaski.',
		map: 'En un mapa',
		mapShow: 'Ver el mapa',
		mapWhole: 'Ver toda la ciudad',
		mapFar: 'Toque la parte de la ciudad donde es.',
		mapNear: 'Ahora toque la cuadra.',
		mapHave: (place) => `Usted eligió: ${place}. Toque otra vez para cambiarla.`,
		mapAlt: 'Mapa de Chicago: toque donde es. Las otras formas de esta página sirven sin el mapa.',
		mapHint: 'Guardamos la cuadra, no el punto.',
		area: 'En una comunidad',
		areaChoice: 'Comunidad',
		areaNone: 'Elija',
		city: 'En toda la ciudad',
		unsaid: 'Prefiero no decirlo',
		block: (number, street) => `Cuadra ${number} de ${street}`,
		first: 'Comunidades donde empezamos',
		all: 'Todo Chicago'
	},
	soon: { title: '¿Para cuándo lo necesita?', hint: 'Basta con lo que usted piense.' },
	reach: {
		title: '¿Cómo podemos responderle sin ponerle en riesgo?',
		hint: 'Elija lo que sea seguro para usted. Otra persona puede ver su teléfono.',
		phone: 'Número de teléfono',
		email: 'Correo electrónico',
		message: '¿Podemos dejar un mensaje?',
		who: '¿Podemos decir que llamamos del Centro?',
		yes: 'Sí',
		no: 'No',
		name: '¿Cómo le llamamos?',
		when: 'Buenas horas para encontrarle'
	},
	words: {
		title: '¿Hay algo más que debamos saber?',
		label: 'Con sus propias palabras',
		hint: 'Por favor no escriba nombres de otras personas. Estas palabras quedan guardadas con llave. Solo las abre quien le ayuda.',
		interpreter: 'Quiero hablar con alguien en mi propio idioma'
	},
	check: {
		title: 'Revise y envíe',
		need: 'Qué necesita',
		place: 'Dónde',
		soon: 'Para cuándo',
		reach: 'Cómo le respondemos',
		words: 'Algo más',
		none: 'Nada más',
		who: 'Quién lo verá: la mesa que atiende este tipo de necesidad. Su contacto y sus palabras quedan guardados con llave hasta que esa mesa los necesite.'
	},
	sent: {
		title: 'Recibimos su solicitud',
		reference: 'Su número',
		secret: 'Su código',
		keep: 'Guarde los dos. Con ellos puede ver cómo va, y avisarnos si no está arreglado. Nosotros no podemos buscar el código por usted.',
		next: 'Qué sigue',
		look: (time) => sentenceEnd(`Alguien la revisa a más tardar ${time}`),
		help: (time) => sentenceEnd(`Nuestra meta es terminar a más tardar ${time}`),
		told: 'Le avisaremos de la forma que eligió.',
		untold: 'Vuelva aquí con su número y su código.',
		print: 'Imprimir esto',
		status: 'Ver cómo va'
	},
	status: {
		title: 'Ver cómo va su solicitud',
		intro: 'Escriba el número y el código que le dimos.',
		reference: 'Número',
		referenceHint: 'Como R-4K7M2P',
		secret: 'Código',
		look: 'Ver',
		wrong:
			'No conocemos este número con este código. Revise los dos. Los códigos no llevan la letra O ni la I.',
		asked: (day) => `Pedida el ${day}`,
		stands: 'Cómo va',
		since: (time) => `Desde ${time}`,
		expected: (time) => sentenceEnd(`Esperamos que esté listo a más tardar ${time}`),
		late: 'Esto tarda más de lo que dijimos. Lo sentimos. Sigue en nuestra lista.',
		with: (name) => `La tiene ${name}.`,
		handed: (name) => `La tiene la Ciudad: ${name}.`,
		number311: (number) => `El número que le dieron: ${number}.`,
		others: 'Otras personas pidieron lo mismo. Trabajamos en ello para todas.',
		story: 'Qué ha pasado',
		isItFixed: '¿Está arreglado?',
		fixed: 'Sí, está arreglado',
		notFixed: 'No, sigue sin arreglarse',
		better: 'Se cerró. ¿Sigue bien?',
		saidFixed: 'Gracias. Anotamos que está arreglado.',
		saidNotFixed: 'Gracias por avisarnos. Está otra vez con quienes hacen el trabajo.',
		notNow: 'Esto no se puede decir ahora. Abajo está cómo va.',
		elsewhere: 'Para otros servicios, llame al 311 o al 211. Ellos saben quién puede ayudar.'
	},
	closed: {
		title: 'Este formulario no está abierto',
		text: 'Por favor llame al 311 para servicios de la Ciudad. Llame o mande un mensaje al 988 para hablar con alguien. Si hay peligro, llame al 911.'
	},
	tooMany: {
		title: 'Por favor llámenos',
		text: 'Llegaron muchas solicitudes desde su red. No se envió nada. Sus respuestas siguen en la página anterior.',
		call: (phone) => `Llame al ${phone} o al 311.`,
		callCity: 'Llame al 311.'
	},
	away: {
		title: 'No se envió',
		text: 'No pudimos guardar su solicitud. Sus respuestas siguen aquí. Intente de nuevo en un minuto.'
	},
	offline: 'No se envió: no hay red. Sus respuestas siguen aquí. Intente de nuevo, o llame al 311.',
	tooLarge: {
		title: 'Era demasiado texto',
		text: 'No se envió nada. Regrese, acorte el texto y envíelo otra vez.'
	},
	unreadable: {
		title: 'No pudimos leer esta página',
		text: 'No se envió nada. Por favor empiece de nuevo.'
	},
	again: 'Empezar de nuevo',
	moment: 'Un momento',
	messages: messageTexts,
	tiles,
	needs,
	soons: {
		now: 'Ahora mismo',
		today: 'Hoy',
		this_week: 'Esta semana',
		no_hurry: 'Puede esperar'
	},
	reaches: {
		nobody: 'No me contacten. Yo reviso con mi código.',
		call: 'Llámenme',
		text: 'Mándenme un mensaje de texto',
		email: 'Escríbanme por correo electrónico'
	},
	faults: {
		need: 'Elija qué necesita.',
		place: 'Elija una de estas opciones, para saber a dónde ir.',
		address:
			'No encontramos este lugar. Escriba un número y una calle, como 4200 W Madison St. O elija su comunidad.',
		corner:
			'No encontramos esta esquina. Revise los nombres de las dos calles. O elija su comunidad.',
		map: 'Toque una calle en el mapa hasta que digamos la cuadra. O díganos el lugar de otra forma.',
		area: 'Elija su comunidad de la lista.',
		soon: 'Elija para cuándo lo necesita.',
		reach: 'Elija cómo podemos responderle.',
		phone: 'Escriba un número de teléfono con su código de área, como 312 555 0100.',
		email: 'Escriba un correo electrónico, como nombre@example.org.',
		words: 'Este texto es demasiado largo. Por favor use 2,000 letras o menos.',
		letters: 'Algunas letras no llegaron bien. Por favor escríbalo otra vez.'
	}
};
