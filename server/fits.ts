import type { Static, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';

const validators = new WeakMap<TSchema, Validator>();

/** Whether a value fits a schema. Compiled at first use: checking by walking the schema is thirty times slower. */
export function fits<S extends TSchema>(schema: S, value: unknown): value is Static<S> {
	let validator = validators.get(schema);
	if (!validator) {
		validator = Compile(schema) as Validator;
		validators.set(schema, validator);
	}
	return validator.Check(value);
}
