import type { Kind, RecordTypes } from '#shared/model/records.ts';
import { ago } from './wall-samples.ts';

/** In minutes, for `ago`. */
export const hours = 60;
export const days = 24 * hours;

/** Of a record what differs from one to the next. */
export type Own<K extends Kind> = Omit<
	RecordTypes[K],
	'kind' | 'version' | 'changedAt' | 'changedBy' | 'changedCommand' | 'drill'
>;
/** A record of this kind that a room could hold. */
export const record = <K extends Kind>(kind: K, own: Own<K>) =>
	({
		kind,
		version: 3,
		changedAt: ago(30),
		changedBy: 'person_gallery',
		changedCommand: 'command_gallery',
		drill: false,
		...own
	}) as unknown as RecordTypes[K];
