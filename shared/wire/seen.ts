import { Type } from 'typebox';
import { Id } from '../model/fields.ts';

/** What is sent with a change to a record that exists: which one, and the version that was seen. */
export const seen = { id: Id, version: Type.Integer({ minimum: 1 }) };
