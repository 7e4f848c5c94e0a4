import { expect, test } from 'vitest';
import { WORDS } from '../../src/words/index.ts';
import type { Moment } from '../../src/core/moment.ts';
import { METRIC_IDS, UNSEEN } from '../../src/core/reading.ts';
import { millis } from '../../src/core/units.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { routineIn, ROUTINES } from '../../src/routines/index.ts';
import { stageView } from '../../src/ui/view/stage-view.ts';
import type { CueView } from '../../src/ui/view/stage-view.ts';
import { createSteadyCue } from '../../src/ui/view/steady-cue.ts';
import { findingOf, momentWith, readingsWith } from '../draw/people.ts';

const words = WORDS.en;
const view = (given: Partial<Moment> = {}) => stageView(momentWith(given), routine, words);

test('every metric is shown exactly once', () => {
  const { dials, rows, numbers, others } = view();
  const shown = [...dials, ...rows, ...numbers, ...others].map(({ metric }) => metric);
  expect(shown.toSorted()).toEqual([...METRIC_IDS].toSorted());
});

test('while something is missing, the large words are what helps, and the reason stands below', () => {
  const { cue, step } = view({ calibration: { state: 'waiting', help: 'turned-away' }, step: null });
  expect(cue).toMatchObject({ state: 'unknown', say: 'Face the camera', rule: '' });
  expect(UNSEEN['turned-away']).toContain(cue.why);
  expect(step).toMatchObject({ id: '', title: 'Set up' });
});

test('what helps is said in seven words at most, whatever is missing', () => {
  for (const { readings } of Object.values(WORDS))
    for (const [reason, help] of Object.entries(readings.help)) {
      if (reason === 'foot-turned') continue; // of one reading only, never of all
      expect(help.split('. ')[0]!.split(' ').length, help).toBeLessThanOrEqual(7);
    }
});

test('while the person is measured, the progress is shown', () => {
  const { cue } = view({ calibration: { state: 'measuring', progress: 0.4 }, step: null });
  expect(cue).toMatchObject({ say: 'Hold still', progress: 0.4 });
});

test('a cue brings its rule, and the value that it is about with its interval', () => {
  const readings = readingsWith({ 'pelvis-obliquity': { value: 8, halfWidth95: 2 } });
  const cue = { rule: 'pelvis-dropped', side: null, text: 'Level your belt', since: millis(4000) } as const;
  const shown = view({ readings, cue, findings: [findingOf('pelvis-dropped')] }).cue;
  expect(shown).toMatchObject({
    rule: 'pelvis-dropped',
    state: 'attention',
    kind: 'Work on this',
    say: 'Level your belt',
  });
  expect(shown).toMatchObject({ why: '', reading: { metric: 'pelvis-obliquity', label: 'Belt' } });
  expect(shown.reading?.words.replaceAll('\u00a0', ' ')).toBe('left high 8° ± 2');
});

test('praise says what was put right, and a cue goes before it', () => {
  const praise = { rule: 'pelvis-dropped', side: null, since: millis(4000) } as const;
  const cue = { rule: 'pelvis-turned', side: null, text: 'Belt to the screen', since: millis(4000) } as const;
  expect(view({ praise }).cue).toMatchObject({ state: 'good', kind: 'Put right', why: 'Level your belt' });
  expect(view({ praise, cue }).cue).toMatchObject({ state: 'attention', rule: 'pelvis-turned' });
});

test('a routine says what is read large while it is done', () => {
  for (const other of ROUTINES) {
    const { dials, rows, numbers, others } = stageView(momentWith({}), other, words);
    const shown = [...dials, ...rows, ...numbers, ...others].map(({ metric }) => metric);
    expect(shown.toSorted(), other.id).toEqual([...METRIC_IDS].toSorted());
    if (other.rows) expect(rows.map(({ metric }) => metric)).toEqual(other.rows);
    expect(dials).toHaveLength(other.dials === 'none' ? 0 : 2);
  }
});

test('a cue goes before the step, and nobody in the picture goes before both', () => {
  const cue = { rule: 'pelvis-dropped', side: null, text: 'Level your belt', since: millis(4000) } as const;
  expect(view({ cue, body: null }).cue).toMatchObject({ state: 'unknown', rule: '', say: 'Step into the picture' });
});

test('where nothing at all can be told, what helps goes before any cue', () => {
  const cue = { rule: 'pelvis-dropped', side: null, text: 'Level your belt', since: millis(4000) } as const;
  const blind = Object.fromEntries(METRIC_IDS.map((id) => [id, { unseen: 'turned-away' } as const]));
  expect(view({ cue, readings: readingsWith(blind) }).cue).toMatchObject({
    state: 'unknown',
    say: 'Face the camera',
    rule: '',
  });
});

test('without a cue, the step says what to do', () => {
  const step = routine.steps.find(({ id }) => id === 'turn-out')!;
  expect(view().cue).toMatchObject({ state: 'plain', say: step.title, why: step.instruction, rule: '' });
});

test('the rail tells done, present and coming steps apart', () => {
  const { step } = view({ step: 'turn-in', reps: 2 });
  expect(step.knots.slice(0, 4)).toEqual(['done', 'done', 'now', 'ahead']);
  expect(step).toMatchObject({ id: 'turn-in', next: 'then Pause wide' });
});

test('a row that is not seen says why in its place, and what would help', () => {
  const readings = readingsWith({ 'knee-foot-alignment.left': { unseen: 'knee-too-straight' } });
  const row = view({ readings }).numbers.find(({ metric }) => metric === 'knee-foot-alignment.left');
  expect(row).toMatchObject({ state: 'unknown', words: 'too straight', help: UNSEEN['knee-too-straight'] });
});

test('a foot that turns keeps its number and interval', () => {
  const readings = readingsWith({ 'turnout.left': { value: 20, halfWidth95: 6 } });
  const row = view({ readings, moving: 'left' }).dials.find(({ metric }) => metric === 'turnout.left');
  expect(row).toMatchObject({ state: 'moving', words: 'out 20° ± 6' });
});

const large = (say: string, rule = ''): CueView => ({
  say,
  rule,
  step: '',
  state: 'plain',
  kind: '',
  why: '',
  reading: null,
  progress: null,
});

test('large words stay until the next ones have held for a while', () => {
  const steady = createSteadyCue();
  expect(steady.next(large('A'), 0).say).toBe('A');
  expect(steady.next(large('B'), 100).say).toBe('A');
  expect(steady.next(large('A'), 200).say).toBe('A');
  expect(steady.next(large('B'), 300).say).toBe('A');
  expect(steady.next(large('B'), 900).say).toBe('A');
  expect(steady.next(large('B'), 1000).say).toBe('B');
});

test('a step’s words come with its name on the rail', () => {
  const steady = createSteadyCue();
  steady.next({ ...large('Turn out'), step: 'turn-out' }, 0);
  expect(steady.next({ ...large('Turn in'), step: 'turn-in' }, 30).say).toBe('Turn in');
});

test('a rule’s cue comes and goes at once', () => {
  const steady = createSteadyCue();
  steady.next(large('A'), 0);
  expect(steady.next(large('Level', 'pelvis-dropped'), 30).say).toBe('Level');
  expect(steady.next(large('A'), 60).say).toBe('A');
});

test('the end of the measuring is shown at once', () => {
  const steady = createSteadyCue();
  steady.next({ ...large('Hold still'), progress: 0.9 }, 0);
  expect(steady.next(large('Turn out'), 10).say).toBe('Turn out');
});

test('in another language, the routine’s own texts are what the cue says', () => {
  const german = stageView(
    momentWith({ cue: { rule: 'knee-inside-foot', side: 'left', text: 'Left knee …', since: millis(0) } }),
    routineIn(routine, 'de'),
    WORDS.de,
  );
  expect(german.cue).toMatchObject({ kind: 'Daran arbeiten', say: 'Knie links über die zweite Zehe' });
});

test('the large words tell which repetition is under way, and at its end how many are done', () => {
  expect(view({ step: 'turn-in', reps: 1 }).cue.kind).toBe('Repetition 2 of 3');
  expect(view({ step: 'finish', reps: 2 }).cue.kind).toBe('2 of 3 repetitions');
  expect(view({ step: 'turn-in', reps: 5 }).cue.kind).toBe('Repetition 6 of 6');
});
