import * as v from 'valibot';
import { expect, test } from 'vitest';
import { readable, readVersioned } from '../../src/store/versioned.ts';
import type { Versioned } from '../../src/store/versioned.ts';

const SCHEMA = v.strictObject({ version: v.literal(3), name: v.string(), size: v.number() });
const rows: Versioned<typeof SCHEMA> = {
  name: 'thing',
  version: 3,
  schema: SCHEMA,
  migrations: [
    ({ title, ...rest }) => ({ ...rest, version: 2, name: title }),
    (old) => ({ ...old, version: 3, size: 0 }),
  ],
};

test('a row of this version is taken as it is', () => {
  expect(readVersioned(rows, { version: 3, name: 'a', size: 4 })).toEqual({ version: 3, name: 'a', size: 4 });
});

test('an older one goes through every version between', () => {
  expect(readVersioned(rows, { version: 1, title: 'a' })).toEqual({ version: 3, name: 'a', size: 0 });
  expect(readVersioned(rows, { version: 2, name: 'a' })).toEqual({ version: 3, name: 'a', size: 0 });
});

test('a newer one is refused, with what to do', () => {
  expect(() => readVersioned(rows, { version: 4 })).toThrow('newer version of the app. Update');
});

test('a broken one says where it is broken', () => {
  expect(() => readVersioned(rows, { version: 3, name: 7, size: 1 })).toThrow('thing: name');
  for (const broken of [null, undefined, 7, 'x', {}]) expect(() => readVersioned(rows, broken)).toThrow('thing');
});

test('of many, those that can be read are given', () => {
  expect(readable(rows, [{ version: 4 }, { version: 1, title: 'a' }, null])).toHaveLength(1);
});
