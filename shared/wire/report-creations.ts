import { Type, type TProperties } from 'typebox';
import { reportKind } from '../model/report.ts';

export const ofReports = {
	/** A draft of the moment, with its figures and three sentences about them in this language. */
	'report.begin': {
		language: reportKind.schema.properties.language,
		drill: Type.Optional(Type.Boolean())
	}
} as const satisfies Record<string, TProperties>;
