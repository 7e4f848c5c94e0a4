import { expect, test } from 'vitest';
import { ROUTINES } from '../../src/routines/index.ts';
import { homeView } from '../../src/ui/view/home-view.ts';
import type { ListedSession } from '../../src/ui/view/library-view.ts';
import { WORDS } from '../../src/words/index.ts';

const words = WORDS.en;
const [routine] = ROUTINES;
const NOW = Date.UTC(2026, 10, 26, 12);

const digest: NonNullable<ListedSession['digest']> = {
  duration: 110,
  reps: 2,
  pivots: 16,
  turnout: { left: { value: 30.2, halfWidth95: 3.1 } },
  findings: [
    { rule: 'pelvis-turned', count: 3 },
    { rule: 'too-fast', count: 1 },
  ],
};

const session = (given: Partial<ListedSession> = {}): ListedSession => ({
  id: 'a',
  startedAt: NOW - 86_400_000,
  state: 'whole',
  routine: routine!.id,
  source: { kind: 'camera', name: '' },
  video: null,
  note: '',
  tags: [],
  pain: null,
  pins: [],
  digest,
  ...given,
});

const viewOf = (last: ListedSession | null) => homeView(last, routine!, ROUTINES, words, NOW);

test('one who is new is told what this is', () => {
  expect(viewOf(null)).toEqual({ title: words.home.title, lead: words.home.lead, last: null });
});

test('one who comes back begins with what was off most often', () => {
  const { title, lead, last } = viewOf(session());
  expect(title).toBe(routine!.title);
  expect(lead).toBe('About five minutes. Last time: Belt turned, 3 times. Start there.');
  expect(last).toMatchObject({ id: 'a', day: 'yesterday', findings: ['Belt turned, 3 times', 'Too fast, once'] });
});

test('nothing is praised that was not measured', () => {
  expect(viewOf(session({ digest: { ...digest, findings: [] } })).lead).toContain('nothing was surely off');
  const unmeasured = { ...digest, findings: [], reps: 0, pivots: 0 };
  expect(viewOf(session({ digest: unmeasured })).lead).toBe('About five minutes.');
  expect(viewOf(session({ digest: null })).lead).toBe('About five minutes.');
});

test('what was off in another routine is no beginning for this one', () => {
  const { lead, last } = viewOf(session({ routine: 'another' }));
  expect(lead).toBe('About five minutes.');
  expect(last?.findings).toHaveLength(2);
});

test('a foot that was never seen still has no value', () => {
  expect(viewOf(session()).last?.feet).toEqual([
    { side: 'left', reading: { value: 30.2, halfWidth95: 3.1 }, words: '30° ± 4' },
  ]);
});
