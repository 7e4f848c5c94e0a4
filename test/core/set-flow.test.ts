import { expect, test } from 'vitest';
import type { Body } from '../../src/core/frame.ts';
import { PAIR } from '../../src/core/landmarks.ts';
import { CORRECTIONS } from '../../src/core/learned/all.ts';
import { createSession } from '../../src/core/session.ts';
import { repsOf, SetFlow } from '../../src/core/set-flow.ts';
import type { Phase } from '../../src/core/set-flow.ts';
import { millis, pixels } from '../../src/core/units.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { momentWith } from '../draw/people.ts';
import { changed, frameAt, shifted, standing } from './support/person.ts';
import { settingsOf, trackOf } from './support/recorded.ts';

const HERE = standing();
const HAND_UP = changed(HERE, [PAIR.wrist.left], (point) => ({ ...point, y: pixels(HERE.image[0]!.y) }));
const neutral = { ...momentWith(), step: routine.start };

/** A flow that is fed a picture every 100 ms; the engine says `moment` of each that it gets. */
function begin() {
  const flow = new SetFlow(routine);
  let t = 0;
  const uses: string[] = [];
  const feed = (seconds: number, body: Body | null, moment: Partial<typeof neutral> = {}): Phase => {
    for (const end = t + seconds * 1000; t < end; t += 100) {
      const use = flow.look(frameAt(t, body), null);
      uses.push(use);
      if (use !== 'watch') flow.follow({ ...neutral, t: millis(t), ...moment });
    }
    return flow.phase;
  };
  return { flow, feed, uses };
}

/** A set that has begun: placed, measured, no bend. */
function beginRunning() {
  const set = begin();
  set.feed(12, HERE);
  expect(set.flow.phase.kind).toBe('running');
  return set;
}

test('nothing goes to the engine while the person is not in place', () => {
  const { feed, uses } = begin();
  expect(feed(5, null)).toMatchObject({ kind: 'placing', framing: { problems: ['nobody'] } });
  expect(new Set(uses)).toEqual(new Set(['watch']));
});

test('in place, it counts down and measures, each time from the beginning', () => {
  const { feed, uses } = begin();
  expect(feed(1, HERE)).toMatchObject({ kind: 'holding', seconds: 3 });
  feed(1, null);
  feed(1, HERE);
  expect(uses.filter((use) => use === 'restart')).toHaveLength(2);
});

test('who looks at the person may change until they are measured: then it is measured from the beginning', () => {
  const { flow, feed, uses } = begin();
  feed(1, HERE);
  flow.startOver();
  feed(0.1, HERE);
  expect(uses.at(-1)).toBe('restart');
  feed(4, HERE);
  flow.startOver();
  feed(1, HERE);
  expect(uses.filter((use) => use === 'restart')).toHaveLength(2);
});

test('after the countdown a measured person is asked for a bend, and one that is not measured waits', () => {
  expect(begin().feed(4, HERE)).toMatchObject({ kind: 'bending' });
  const waiting = { calibration: { state: 'waiting', help: 'not-calibrated' } } as const;
  expect(begin().feed(10, HERE, waiting)).toMatchObject({ kind: 'holding', seconds: 0, progress: 0 });
});

test('the bend begins the set, and so does moving, and so does waiting', () => {
  const bent = { value: 25, halfWidth95: 4 };
  const readings = { ...neutral.readings, 'knee-flexion.left': bent, 'knee-flexion.right': bent };
  const asked = () => {
    const set = begin();
    set.feed(4, HERE);
    return set;
  };
  expect(asked().feed(0.2, HERE, { readings }).kind).toBe('running');
  expect(asked().feed(0.2, HERE, { step: 'turn-out' }).kind).toBe('running');
  expect(asked().feed(6, HERE).kind).toBe('bending');
  expect(asked().feed(8, HERE).kind).toBe('running');
});

test('a raised hand pauses, and going on needs another', () => {
  const { flow, feed, uses } = beginRunning();
  expect(feed(2.5, HAND_UP)).toEqual({ kind: 'paused', why: 'hand' });
  expect(uses.at(-1)).toBe('watch');
  feed(5, HERE);
  expect(flow.phase.kind).toBe('paused');
  expect(feed(2.5, HAND_UP).kind).toBe('running');
});

test('how long the hand has been up is told for showing', () => {
  const { flow, feed } = beginRunning();
  feed(1, HAND_UP);
  expect(flow.raised).toBeGreaterThan(0.3);
  expect(flow.raised).toBeLessThan(0.6);
});

test('walking away pauses, coming back goes on by itself, staying away ends', () => {
  const { feed } = beginRunning();
  expect(feed(2.5, null).kind).toBe('running');
  expect(feed(1, null)).toEqual({ kind: 'paused', why: 'lost' });
  expect(feed(1.5, HERE).kind).toBe('running');
  expect(feed(40, null)).toEqual({ kind: 'over', why: 'gone' });
});

test('who paused by hand and stands there stays paused', () => {
  const { flow, feed } = beginRunning();
  flow.pause('asked');
  expect(feed(40, HERE)).toEqual({ kind: 'paused', why: 'asked' });
});

test('a set is over after its repetitions, once the last one has been looked at', () => {
  const { most, least } = repsOf(routine);
  const end = { step: routine.completes };
  expect(beginRunning().feed(2, HERE, { ...end, reps: most }).kind).toBe('running');
  expect(beginRunning().feed(4, HERE, { ...end, reps: most })).toEqual({ kind: 'over', why: 'done' });
  expect(beginRunning().feed(4, HERE, { ...end, reps: least }).kind).toBe('running');
  expect(beginRunning().feed(8, HERE, { ...end, reps: least })).toEqual({ kind: 'over', why: 'done' });
  expect(beginRunning().feed(60, HERE, { ...end, reps: least - 1 }).kind).toBe('running');
});

test('a step aside while it counts down begins it again', () => {
  const { flow, feed } = begin();
  feed(2, HERE);
  for (const dx of [120, 240, 360, 480, 560, 560, 560, 560, 480, 360, 240]) feed(0.1, shifted(HERE, dx));
  expect(flow.phase).toMatchObject({ kind: 'placing', framing: { problems: [] } });
  expect(feed(0.5, HERE)).toMatchObject({ kind: 'holding', seconds: 3 });
});

test('a recorded person goes from their place to the routine without a pause', () => {
  const flow = new SetFlow(routine);
  let session = createSession(routine, settingsOf('clean'), CORRECTIONS.full);
  const kinds = new Set<string>();
  for (const frame of trackOf('clean').frames) {
    const use = flow.look(frame, null);
    if (use === 'restart') session = createSession(routine, settingsOf('clean'), CORRECTIONS.full);
    if (use !== 'watch') flow.follow(session.advance(frame));
    kinds.add(flow.phase.kind);
  }
  expect([...kinds]).toEqual(['placing', 'holding', 'bending', 'running']);
});
