import { intakeNeeds, intakeTiles, type IntakeNeed } from '#shared/rules/intake-needs.ts';
import { isPublishedKind } from '#shared/rules/published.ts';
import { categories, soons } from '#shared/model/terms.ts';
import { helpTexts } from '#shared/text/help.ts';
import { texts } from '#shared/text/text.ts';

/** How a request comes back: with its number, with a token for it, or with nothing by which it could be found. */
export type ServiceType = 'realtime' | 'batch' | 'blackbox';

export interface Service {
	service_code: IntakeNeed;
	service_name: string;
	description: string;
	metadata: boolean;
	type: ServiceType;
	keywords: string;
	group: string;
}

export interface Attribute {
	variable: boolean;
	code: string;
	datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist';
	required: boolean;
	datatype_description: string | null;
	order: number;
	description: string;
	values: { key: string; name: string }[];
}

const text = helpTexts('en');

/** Everything that can be asked for at the community's door, in the words of GeoReport v2. */
export const services: readonly Service[] = Object.entries(intakeTiles).flatMap(([tile, needs]) =>
	(Object.keys(needs) as IntakeNeed[]).map((need) => {
		const category = intakeNeeds[need];
		return {
			service_code: need,
			service_name: text.needs[need],
			description: texts('en').categories[category],
			metadata: true,
			type: typeOf(need),
			keywords: category.replaceAll('_', ','),
			group: text.tiles[tile as keyof typeof text.tiles]
		};
	})
);

/** What is published has a number at once; what is somebody's own has a token; what is restricted has neither. */
export function typeOf(need: IntakeNeed): ServiceType {
	const category = intakeNeeds[need];
	if (categories[category].restricted) return 'blackbox';
	return isPublishedKind(category) ? 'realtime' : 'batch';
}

const howMany: Attribute = {
	variable: true,
	code: 'HOWMANY',
	datatype: 'singlevaluelist',
	required: true,
	datatype_description: 'One of the keys',
	order: 2,
	description: 'How many lights are out?',
	values: [
		{ key: 'one', name: 'One' },
		{ key: 'some', name: 'Some' },
		{ key: 'all', name: 'The whole block' }
	]
};

const ofNeed: Partial<Record<IntakeNeed, readonly Attribute[]>> = {
	street_lights: [howMany],
	alley_lights: [howMany]
};

/** What a service asks besides where it is: how soon for all of them, and what belongs to it alone. */
export function attributesOf(need: IntakeNeed): Attribute[] {
	return [
		{
			variable: false,
			code: 'DANGER',
			datatype: 'string',
			required: false,
			datatype_description: null,
			order: 1,
			description: `${text.danger.now} ${text.danger.call}.`,
			values: []
		},
		...(ofNeed[need] ?? []),
		{
			variable: true,
			code: 'SOON',
			datatype: 'singlevaluelist',
			required: false,
			datatype_description: 'One of the keys',
			order: 3,
			description: text.soon.title,
			values: soons.map((key) => ({ key, name: text.soons[key] }))
		},
		{
			variable: true,
			code: 'LANGUAGE',
			datatype: 'singlevaluelist',
			required: false,
			datatype_description: 'One of the keys',
			order: 4,
			description: 'In which language may we answer?',
			values: [
				{ key: 'en', name: 'English' },
				{ key: 'es', name: 'Español' }
			]
		}
	];
}
