import { describe, expect, it } from 'vitest';
import { addCueScores, allDelays, scoreCues } from '../../src/accuracy/cues.ts';
import type { TruthFault } from '../../src/accuracy/truth.ts';
import type { CueRecord } from '../../src/core/session-record.ts';
import { truthOf } from './support/clip.ts';

const fault = (given: Partial<TruthFault> = {}): TruthFault => ({
  kind: 'pelvisYaw',
  t0: 3,
  t1: 4,
  magnitude: 15,
  ramp: 0.4,
  ...given,
});
const cue = (t: number, given: Partial<CueRecord> = {}): CueRecord => ({
  t,
  rule: 'pelvis-turned',
  text: 'Belt to the screen',
  spoken: true,
  ...given,
});
const rep = (t0: number, t1: number) => ({ kind: 'rep', t0, t1 });

describe('a cue', () => {
  it('is as late as the time from its error to it, since it began and since it came to its full size', () => {
    const [delay] = scoreCues([cue(3.75), cue(3.9)], truthOf({ faults: [fault()] })).delays['pelvis-turned']!;
    expect(delay!.sinceBegun).toBeCloseTo(0.75);
    expect(delay!.sinceFull).toBeCloseTo(0.35);
  });

  it('before its error, long after it, or about something else is no answer to it', () => {
    const others = [cue(2.9), cue(4.71), cue(3.5, { rule: 'too-fast' })];
    expect(scoreCues(others, truthOf({ faults: [fault()] })).delays).toEqual({});
    const knee = fault({ kind: 'kneeIn', side: 'left' });
    const ofRight = cue(3.5, { rule: 'knee-inside-foot', side: 'right' });
    expect(scoreCues([ofRight], truthOf({ faults: [knee] })).delays).toEqual({});
  });

  it('about an error that is too small to be owed one is not timed', () => {
    expect(scoreCues([cue(3.5)], truthOf({ faults: [fault({ magnitude: 11 })] })).delays).toEqual({});
  });

  it('is false in a repetition without any error, and nowhere else', () => {
    const truth = truthOf({ events: [rep(1, 6), rep(10, 15)], faults: [fault({ magnitude: 5 })] });
    expect(scoreCues([cue(3.5), cue(8), cue(12)], truth)).toMatchObject({ cleanReps: 1, falseCues: 1 });
  });
});

it('of several clips, delays and counts add up', () => {
  const one = scoreCues([cue(3.5)], truthOf({ faults: [fault()], events: [rep(8, 9)] }));
  const both = addCueScores([one, one]);
  expect(allDelays(both)).toHaveLength(2);
  expect(both).toMatchObject({ cleanReps: 2, falseCues: 0 });
});
