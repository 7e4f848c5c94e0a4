import * as v from 'valibot';
import { issueOf, StoreError } from './session-head.ts';

type Loose = Readonly<Record<string, unknown>>;

/** How rows of one kind are read, whatever version wrote them. */
export interface Versioned<Schema extends v.GenericSchema> {
  /** What a row is called where it cannot be read. */
  readonly name: string;
  /** The newest version: what `schema` describes. */
  readonly version: number;
  readonly schema: Schema;
  /** Each makes of a row one of the next version; the first is for version 1. */
  readonly migrations: readonly ((old: Loose) => Loose)[];
}

/**
 * A row as this version knows it.
 * @throws {StoreError} where it is newer than this app, or broken.
 */
export function readVersioned<Schema extends v.GenericSchema>(
  { name, version, schema, migrations }: Versioned<Schema>,
  stored: unknown,
): v.InferOutput<Schema> {
  let value = (stored ?? {}) as Loose;
  const from = Number(value['version']);
  if (from > version) throw new StoreError('This was stored by a newer version of the app. Update the app.', 'newer');
  if (from >= 1) for (const migrate of migrations.slice(from - 1)) value = migrate(value);
  const result = v.safeParse(schema, value);
  if (!result.success) throw new StoreError(`${name}: ${issueOf(result.issues)}`);
  return result.output;
}

/** The rows that can be read; the others are left where they are, for a version that can. */
export function readable<Schema extends v.GenericSchema>(
  about: Versioned<Schema>,
  rows: readonly unknown[],
): v.InferOutput<Schema>[] {
  return rows.flatMap((row) => {
    try {
      return [readVersioned(about, row)];
    } catch {
      return [];
    }
  });
}
