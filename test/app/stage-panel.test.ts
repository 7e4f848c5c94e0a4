import { expect, test } from 'vitest';
import { StagePanel } from '../../src/app/stage-panel.ts';
import type { SetState } from '../../src/app/training-set.ts';
import type { Phase } from '../../src/core/set-flow.ts';
import { millis } from '../../src/core/units.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import type { Pace } from '../../src/ui/view/pace-view.ts';
import { WORDS } from '../../src/words/index.ts';
import { findingOf, momentWith } from '../draw/people.ts';

const words = WORDS.en;
const panelOf = (source: 'camera' | 'demo' = 'camera') => new StagePanel(routine, words, source, 1000);
const inPhase = (phase: Phase): SetState => ({ phase, raised: 0 });
const RUNNING = inPhase({ kind: 'running' });
const BENDING = inPhase({ kind: 'bending', left: 0.5 });
const BELT = { rule: 'pelvis-dropped', side: null, text: 'Level your belt', since: millis(4000) } as const;

test('a camera leads from loading through getting in place to the set, a demo straight to it', () => {
  const panel = panelOf();
  expect(panel.screen).toBe('setup');
  panel.progress({ loaded: 3, total: 12 });
  expect(panel.loading(2000)).toMatchObject({ fraction: 0.25 });
  panel.advance(momentWith({}), BENDING, 3000);
  expect(panel.loading(3000)).toBeNull();
  expect(panel.setup).toMatchObject({ canSkip: true });
  expect(panel.screen).toBe('setup');
  panel.advance(momentWith({}), RUNNING, 4000);
  expect(panel.setup).toBeNull();
  expect(panel.screen).toBe('stage');
  expect(panelOf('demo').screen).toBe('stage');
});

test('what was shown last stays while the set stands still', () => {
  const panel = panelOf();
  panel.advance(momentWith({}), RUNNING, 1000);
  const { view } = panel;
  panel.advance(momentWith({ body: null }), inPhase({ kind: 'paused', why: 'lost' }), 2000);
  expect(panel.view).toBe(view);
  expect(panel.screen).toBe('stage');
});

test('a cue may be said with its rule; in a pause only why it stands still', () => {
  const panel = panelOf();
  panel.advance(momentWith({ cue: BELT, findings: [findingOf('pelvis-dropped')] }), RUNNING, 1000);
  expect(panel.sayable(null)).toMatchObject({ phase: 'running', cueWords: 'Level your belt', guide: '' });
  expect(panel.sayable('Come back')).toMatchObject({ phase: 'paused', guide: 'Come back' });
});

test('what happened is told for ten seconds', () => {
  const panel = panelOf();
  panel.tell({ kind: 'stepped-down', to: 'lite', when: 'now' }, 5000);
  expect(panel.notice(14_999)).toContain('it goes on with the pose model');
  expect(panel.notice(15_000)).toBeNull();
});

test('how it keeps up is told once a second', () => {
  const panel = panelOf();
  const pace: Pace = { rate: 8, dropped: 3, age: 120, speed: null, since: 6000, canGoFaster: true, model: null };
  expect([0, 999, 1000].map((now) => panel.keepPace(pace, now))).toEqual([true, false, true]);
  expect(panel.pace).toContain('3 dropped');
  expect(panel.slow).toMatchObject({ canGoFaster: true });
});
