import { Type } from 'typebox';
import { FreeText, Id, defineRecord, operational, type RecordOf } from './fields.ts';

/** Words added to a request, task or deployment. Written once, never changed. */
export const noteKind = defineRecord('note', {
	subjectId: operational(Id),
	text: operational(FreeText),
	authorName: operational(Type.String({ maxLength: 60 }))
});
export type Note = RecordOf<typeof noteKind>;
