import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/store/digest.ts';
import { ENTRIES, ENTRY_VERSION, NO_NOTES } from '../../src/store/entry.ts';
import type { Entry } from '../../src/store/entry.ts';
import { readKeep } from '../../src/store/keep-choice.ts';
import { readVersioned } from '../../src/store/versioned.ts';
import { recordOf } from '../export/support/session.ts';

const record = recordOf('body');
const readEntry = (stored: unknown) => readVersioned(ENTRIES, stored);
const entry: Entry = {
  version: ENTRY_VERSION,
  id: '018f0000-0000-7000-8000-000000000000',
  startedAt: 1_700_000_000_000,
  updatedAt: 1_700_000_000_000,
  deletedAt: null,
  state: 'whole',
  routine: 'hip-rotation-walk-out',
  source: { kind: 'camera', name: 'Camera' },
  video: null,
  bytes: 1000,
  digest: digestOf(record),
  ...NO_NOTES,
};

describe('an entry', () => {
  test('comes back as it was put away', () => {
    expect(readEntry(structuredClone(entry))).toEqual(entry);
  });

  test('of version 1, as it lies in a browser since then, is read as one of today', () => {
    const { pins, ...rest } = entry;
    expect(pins).toEqual([]);
    const old = { ...rest, version: 1, tags: 'morning, left hip,', note: 'stiff' };
    expect(readEntry(old)).toEqual({ ...entry, tags: ['morning', 'left hip'], note: 'stiff' });
  });

  test('of version 2, whose notes could only be written, is read as one of today', () => {
    const old = { ...entry, version: 2, pins: [{ t: 1.5, note: 'here' }] };
    expect(readEntry(old)).toEqual({ ...entry, pins: [{ t: 1.5, note: 'here', strokes: [] }] });
  });

  test.each([
    ['of a newer version', { ...entry, version: ENTRY_VERSION + 1 }, /newer/],
    ['with a pain of eleven', { ...entry, pain: 11 }, /pain/],
    ['with a note as long as a book', { ...entry, note: 'x'.repeat(6000) }, /note/],
    [
      'with a line that leaves the picture far behind',
      { ...entry, pins: [{ t: 0, note: '', strokes: [[{ x: 9, y: 0 }]] }] },
      /pins\.0\.strokes/,
    ],
    ['without a date', { ...entry, startedAt: null }, /startedAt/],
    ['that is none', 'entry', /./],
  ])('%s is refused', (_, stored, message) => {
    expect(() => readEntry(stored)).toThrow(message);
  });
});

describe('a digest', () => {
  test('counts what was done and found, the most frequent first', () => {
    const digest = digestOf(record);
    expect(digest.pivots).toBe(record.events.filter(({ kind }) => kind === 'pivot').length);
    expect(digest.findings.reduce((sum, { count }) => sum + count, 0)).toBe(record.findings.length);
    const counts = digest.findings.map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  test('leaves out what the person called wrong', () => {
    const [wrong, ...rest] = record.findings;
    const answered = { ...record, findings: [{ ...wrong!, disputed: true as const }, ...rest] };
    const total = digestOf(answered).findings.reduce((sum, { count }) => sum + count, 0);
    expect(total).toBe(record.findings.length - 1);
  });
});

test('the picture is kept only where that was asked for', () => {
  expect([readKeep(null), readKeep('everything'), readKeep('picture')]).toEqual(['numbers', 'numbers', 'picture']);
});
