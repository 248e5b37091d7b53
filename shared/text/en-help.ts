import type { IntakeNeed, IntakeTile } from '../rules/intake-needs.ts';
import type { Reach, Soon } from '../model/terms.ts';
import { messageTexts } from './en-messages.ts';

const tiles: Record<IntakeTile, string> = {
	street: 'Something on my street',
	safety: 'Feeling safe on my block',
	hurt: 'Someone was hurt',
	health: 'Health, or someone to talk to',
	food: 'Food',
	home: 'Home, heat or power',
	young: 'Young people, school or work',
	else: 'Something else'
};

const needs: Record<IntakeNeed, string> = {
	street_lights: 'Street lights are out',
	alley_lights: 'Alley lights are out',
	dumping: 'Trash or graffiti',
	empty_lot: 'An empty lot needs care',
	empty_building: 'An empty building is open or unsafe',
	left_car: 'A car was left here',
	business: 'A business makes the block unsafe',
	conflict: 'A conflict may get worse',
	presence: 'We want outreach workers on the block',
	safe_event: 'We want a safe event on the block',
	someone_hurt: 'Support after someone was hurt',
	costs: 'Help to pay for a funeral, a move or food',
	vigil: 'A vigil, or clergy',
	someone_to_talk_to: 'Someone to talk to',
	doctor: 'A doctor or a clinic',
	food: 'Food for me or my family',
	housing: 'A place to stay, or rent',
	power: 'Heat or power is off',
	internet: 'Internet at home',
	program: 'A program for young people',
	school: 'Safe way to and from school',
	work: 'A job or training',
	shop: 'Help for my shop',
	question: 'I have a question',
	something_else: 'It is not in this list'
};

const soons: Record<Soon, string> = {
	now: 'Right now',
	today: 'Today',
	this_week: 'This week',
	no_hurry: 'It can wait'
};

const reaches: Record<Reach, string> = {
	nobody: 'Do not contact me. I will check with my code.',
	call: 'Call me',
	text: 'Text me',
	email: 'Email me'
};

const faults = {
	need: 'Choose what you need.',
	place: 'Choose one of these, so we know where to go.',
	address:
		'We could not find this place. Try a number and a street, like 4200 W Madison St. Or choose your community.',
	corner: 'We could not find this corner. Check both street names. Or choose your community.',
	map: 'Tap a street on the map until we name the block. Or tell us the place in another way.',
	area: 'Choose your community from the list.',
	soon: 'Choose how soon you need this.',
	reach: 'Choose how we may answer you.',
	phone: 'Type a phone number with its area code, like 312 555 0100.',
	email: 'Type an email address, like name@example.org.',
	words: 'This text is too long. Please use 2,000 letters or less.',
	letters: 'Some letters did not come through. Please type this again.'
};

/** What people read at the community's door. Plain words: a test counts them. */
export const helpTexts = {
	title: 'Ask for help',
	center: 'Community Safety Coordination Center',
	city: 'City of Chicago',
	other: 'Español',
	drill: 'DRILL. Practice only: nobody reads this.',
	intro:
		'Tell us what you or your block needs. It takes about three minutes. You do not need an account or a name.',
	danger: {
		now: 'In danger now?',
		call: 'Call 911',
		talk: 'To talk to someone, day or night: call or text',
		services: 'Other City services:',
		words: 'Is someone in danger right now? Please call 911 first. This form is not read at once.'
	},
	leave: 'Leave this page now',
	leaveHint: 'You can also press the Shift key three times.',
	step: (step: number, of: number) => `Step ${step} of ${of}`,
	next: 'Go on',
	back: 'Back',
	change: 'Change',
	send: 'Send',
	fix: 'Please fix this first:',
	optional: 'you can leave this empty',
	need: { title: 'What do you need?', more: 'What is it?' },
	place: {
		title: 'Where is it?',
		address: 'At an address or on a block',
		addressLine: 'Address or block',
		addressHint:
			'A number and a street, like 4231 W Madison St. Only the block is shown to our teams. The rest stays locked.',
		corner: 'Near a corner',
		one: 'One street',
		other: 'The other street',
		cornerHint: 'Like Madison and Pulaski.',
		map: 'On a map',
		mapShow: 'Show the map',
		mapWhole: 'Show the whole city',
		mapFar: 'Tap the part of the city where it is.',
		mapNear: 'Now tap the block.',
		mapHave: (place: string) => `You picked this: ${place}. Tap again to change it.`,
		mapAlt: 'Map of Chicago: tap where it is. All other ways on this page work without the map.',
		mapHint: 'We keep the block, not the point.',
		area: 'In a community',
		areaChoice: 'Community',
		areaNone: 'Choose',
		city: 'All over the city',
		unsaid: 'I would rather not say',
		block: (number: string, street: string) => `${number} block of ${street}`,
		first: 'Communities we started with',
		all: 'All of Chicago'
	},
	soon: { title: 'How soon do you need this?', hint: 'Your own guess is fine.' },
	reach: {
		title: 'How can we answer you safely?',
		hint: 'Pick what is safe for you. Someone else may see your phone.',
		phone: 'Phone number',
		email: 'Email address',
		message: 'May we leave a message?',
		who: 'May we say that we are from the Center?',
		yes: 'Yes',
		no: 'No',
		name: 'What should we call you?',
		when: 'Good times to reach you'
	},
	words: {
		title: 'Is there more we should know?',
		label: 'In your own words',
		hint: 'Please leave out names of other people. These words stay locked. Only the person who helps you opens them.',
		interpreter: 'I want to speak with someone in my own language'
	},
	check: {
		title: 'Check and send',
		need: 'What you need',
		place: 'Where',
		soon: 'How soon',
		reach: 'How we answer',
		words: 'More',
		none: 'Nothing more',
		who: 'Who will see it: the desk that handles this kind of need. Your contact and your words stay locked until that desk needs them.'
	},
	sent: {
		title: 'We have your request',
		reference: 'Your number',
		secret: 'Your code',
		keep: 'Keep both. With them you can see where things stand, and tell us if it is not fixed. We cannot look up the code for you.',
		next: 'What happens next',
		look: (time: string) => `Someone looks at it by ${time}.`,
		help: (time: string) => `We aim to have it done by ${time}.`,
		told: 'We will tell you in the way you chose.',
		untold: 'Check back here with your number and your code.',
		print: 'Print this',
		status: 'See where it stands'
	},
	status: {
		title: 'See where your request stands',
		intro: 'Type the number and the code that you were given.',
		reference: 'Number',
		referenceHint: 'Like R-4K7M2P',
		secret: 'Code',
		look: 'Look',
		wrong: 'We do not know this number with this code. Check both. Codes have no letter O or I.',
		asked: (day: string) => `Asked on ${day}`,
		stands: 'Where it stands',
		since: (time: string) => `Since ${time}`,
		expected: (time: string) => `We expect this to be done by ${time}.`,
		late: 'This takes longer than we said. We are sorry. It is still on our list.',
		with: (name: string) => `It is with ${name}.`,
		handed: (name: string) => `The City has it: ${name}.`,
		number311: (number: string) => `Their number for it: ${number}.`,
		others: 'Others asked for the same thing. We work on it for all of you.',
		story: 'What has happened',
		isItFixed: 'Is it fixed?',
		fixed: 'Yes, it is fixed',
		notFixed: 'No, it is still not fixed',
		better: 'It was closed. Is it still fine?',
		saidFixed: 'Thank you. We noted that it is fixed.',
		saidNotFixed: 'Thank you for telling us. It is back with the people who do the work.',
		notNow: 'This cannot be said now. Below is where it stands.',
		elsewhere: 'For other services, call 311 or 211. They know who can help.'
	},
	closed: {
		title: 'This form is not open',
		text: 'Please call 311 for City services. Call or text 988 to talk to someone. In danger, call 911.'
	},
	tooMany: {
		title: 'Please call us',
		text: 'Many requests came from your network. Nothing was sent. Your answers are still on the page before this one.',
		call: (phone: string) => `Call ${phone}, or 311.`,
		callCity: 'Call 311.'
	},
	away: {
		title: 'Not sent',
		text: 'We could not save your request. Your answers are still here. Try again in a minute.'
	},
	offline: 'Not sent: there is no network. Your answers are still here. Try again, or call 311.',
	tooLarge: {
		title: 'That was too much text',
		text: 'Nothing was sent. Go back, make the text shorter, and send it again.'
	},
	unreadable: {
		title: 'We could not read this page',
		text: 'Nothing was sent. Please start again.'
	},
	again: 'Start again',
	moment: 'One moment',
	messages: messageTexts,
	tiles,
	needs,
	soons,
	reaches,
	faults
};
export type HelpTexts = typeof helpTexts;
export type HelpFault = keyof typeof faults;
