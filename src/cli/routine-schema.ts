import { toJsonSchema } from '@valibot/to-json-schema';
import { ROUTINE } from '../routines/schema.ts';

/** The JSON Schema of a routine's file, as text, for editors: made of the schema that files are checked against. */
export function routineSchemaText(): string {
  // What no JSON Schema can say (whether a unit belongs to a metric) is left to the check.
  const schema = toJsonSchema(ROUTINE, { typeMode: 'input', errorMode: 'ignore' });
  return `${JSON.stringify({ title: 'A routine for Plumbline', ...schema }, null, 2)}\n`;
}
