import { Type } from 'typebox';
import { FreeText, Id, defineRecord, operational, optional, type RecordOf } from './fields.ts';

/** Words added to a request, task or deployment. Written once, never changed. */
export const noteKind = defineRecord('note', {
	subjectId: operational(Id),
	text: operational(FreeText),
	authorName: operational(Type.String({ maxLength: 60 })),
	/** Organisation of whoever wrote it. */
	agencyId: operational(optional(Id)),
	/** For that organisation alone; without one, for nobody. */
	internal: operational(optional(Type.Boolean()))
});
export type Note = RecordOf<typeof noteKind>;
