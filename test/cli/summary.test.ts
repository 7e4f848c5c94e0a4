import { describe, expect, it } from 'vitest';
import { summaryLine } from '../../src/cli/summary.ts';
import type { SessionRecord } from '../../src/core/session-record.ts';

const record = (seen: readonly boolean[], kinds: readonly string[] = [], findings = 0): SessionRecord =>
  ({
    calibration: { ok: true },
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

  it('says when nothing could be measured, and what would have helped most often', () => {
    const reasons = ['turned-away', 'hidden', 'turned-away'] as const;
    const frames = reasons.map((unseen) => ({ seen: true, readings: { 'pelvis-rotation': { unseen } } }));
    const never = { ...record([]), calibration: { ok: false }, frames } as unknown as SessionRecord;
    expect(summaryLine(never)).toBe(
      '3 frames, person seen in 100 %. Nothing could be measured: no neutral pose. Face the camera. Your hips are turned too far to tell.',
    );
  });
});
