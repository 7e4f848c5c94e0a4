import { describe, expect, it } from 'vitest';
import { summaryLine } from '../../src/cli/summary.ts';
import type { SessionRecord } from '../../src/core/session-record.ts';

const record = (seen: readonly boolean[], kinds: readonly string[] = [], findings = 0): SessionRecord =>
  ({
    frames: seen.map((each) => ({ seen: each })),
    events: kinds.map((kind) => ({ kind })),
    findings: Array.from({ length: findings }, () => ({})),
  }) as unknown as SessionRecord;

describe('the line about a session', () => {
  it('counts frames, pivots, repetitions and findings, one or many', () => {
    expect(summaryLine(record([true, true], ['pivot', 'pause', 'pivot', 'rep'], 1))).toBe(
      '2 frames, person seen in 100 %, 2 pivots, 1 repetition, 1 finding',
    );
  });

  it('never rounds a missing frame away', () => {
    const seen = Array.from({ length: 9000 }, (_, i) => i > 0);
    expect(summaryLine(record(seen))).toContain('person seen in 99.9 %');
  });
});
