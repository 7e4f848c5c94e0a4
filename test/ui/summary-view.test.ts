import { expect, test } from 'vitest';
import type { FindingRecord, SessionRecord } from '../../src/core/session-record.ts';
import { bodyweightSquat } from '../../src/routines/bodyweight-squat.ts';
import { heelRaise } from '../../src/routines/heel-raise.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { routineIn } from '../../src/routines/index.ts';
import { clock, summaryView } from '../../src/ui/view/summary-view.ts';
import { WORDS } from '../../src/words/index.ts';
import { readingsWith } from '../draw/people.ts';
import { framesOf, setRecord } from '../support/set-record.ts';

const words = WORDS.en;
const frames = framesOf;
const record = setRecord;
const viewOf = (given: SessionRecord | null) => summaryView(given, routine, words);

const tilted = (given: Partial<FindingRecord> = {}): FindingRecord => ({
  rule: 'pelvis-dropped',
  step: 'turn-in',
  t0: 4,
  t1: 5.5,
  peak: -8,
  halfWidth95: 1.6,
  threshold: 4,
  firstCueAt: 4.4,
  ...given,
});

test('a set without a picture says so, and offers nothing to save', () => {
  expect(viewOf(null)).toMatchObject({
    empty: true,
    title: 'Nothing was recorded',
    good: [],
    work: null,
  });
});

test('a set in which nobody was seen praises nothing', () => {
  const view = viewOf(record({ frames: frames(50, { seen: false, step: null }), events: [] }));
  expect(view.title).toBe('I saw nobody');
  expect(view.good).toEqual([]);
});

test('a person who was never measured is told how to be', () => {
  const view = viewOf(record({ calibration: { ok: false }, frames: frames(50, { step: null }) }));
  expect(view.title).toBe('I could not measure you yet');
  expect(view.lead).toContain('hold still');
});

test('the one thing to work on is the gravest rule, with its worst value and interval', () => {
  const knee = tilted({ rule: 'knee-inside-foot', side: 'left', peak: 14, halfWidth95: 4, threshold: 10 });
  const { work, title } = viewOf(record({ findings: [tilted(), tilted({ t0: 7, t1: 8 }), knee] }));
  expect(work).toMatchObject({ rule: 'knee-inside-foot', howMuch: 'Once, at most 14° ± 4' });
  expect(title).toBe('Left knee over your second toe.');
});

test('a weight’s worst and limit are counted from the middle', () => {
  const weight = (side: 'left' | 'right', peak: number) =>
    tilted({ rule: 'weight-shifted', side, peak, halfWidth95: 0.04, threshold: 0.06 });
  const { work, findings } = viewOf(record({ findings: [weight('left', 0.6), weight('right', 0.36)] }));
  expect(work?.howMuch).toBe('Twice, at most 64 % ± 4');
  expect(findings[0]?.evidence).toBe('I measured left 60 % ± 4. The limit is 56 %.');
});

test('how often it happened is counted', () => {
  const { work } = viewOf(record({ findings: [tilted(), tilted({ t0: 7, t1: 8, peak: 5 })] }));
  expect(work?.howMuch).toBe('Twice, at most 8° ± 2');
});

test('a finding in the list has step, time, value with interval, and limit', () => {
  const [row] = viewOf(record({ findings: [tilted()] })).findings;
  expect(row).toMatchObject({ time: '0:04', step: 'Turn in', lasted: 'lasted 1.5 s' });
  expect(row?.evidence).toBe('I measured right high 8° ± 2. The limit is 4°, and all of that range is past it.');
});

test('a rule that was broken is not among what went well', () => {
  const titles = (findings: readonly FindingRecord[]) => viewOf(record({ findings })).good.map(({ title }) => title);
  expect(titles([])).toContain('Belt level');
  expect(titles([tilted()])).not.toContain('Belt level');
});

test('what could not be seen for most of the set is not called good', () => {
  const readings = readingsWith({ 'pelvis-obliquity': { unseen: 'turned-away' } });
  const mostly = [...frames(70, { readings }), ...frames(30)];
  const titles = viewOf(record({ frames: mostly })).good.map(({ title }) => title);
  expect(titles).not.toContain('Belt level');
  expect(titles).toContain('Belt square to the screen');
});

test('pivots are praised only where there were some', () => {
  const titles = viewOf(record()).good.map(({ title }) => title);
  expect(titles).not.toContain('One foot at a time');
});

test('times before the person was measured are shown as not judged', () => {
  const early = frames(20, { step: null });
  const later = frames(80).map((frame) => ({ ...frame, t: frame.t + 2 }));
  const lane = viewOf(record({ frames: [...early, ...later] })).lanes.at(-1);
  expect(lane).toMatchObject({ kind: 'unseen' });
  expect(lane?.spans[0]).toMatchObject({ from: 0, to: 0.2 });
});

test('clock times are minutes and seconds', () => {
  expect([0, 9.9, 69, 600].map(clock)).toEqual(['0:00', '0:09', '1:09', '10:00']);
});

test('a value that was measured without an interval is not shown; what it went beyond is', () => {
  const fast: FindingRecord = {
    ...tilted({ rule: 'too-fast', side: 'right', peak: 0.15, threshold: 0.24 }),
    halfWidth95: null,
  };
  const { work, findings } = viewOf(record({ findings: [fast] }));
  expect(work?.howMuch).toBe('Once, most of the turn in less than 0.24 s');
  expect(findings[0]?.evidence).toBe('The limit is 0.24 s from a tenth to nine tenths of the turn.');
});

test('what the person says was wrong is no work any more, and no praise either', () => {
  const { work, good, findings, lanes } = viewOf(record({ findings: [tilted({ disputed: true })] }));
  expect(work).toBeNull();
  expect(good.map(({ title }) => title)).not.toContain('Belt level');
  expect(findings[0]).toMatchObject({ rule: 'pelvis-dropped', disputed: true });
  expect(lanes[0]?.spans[0]).toMatchObject({ disputed: true });
});

test('the one thing points at its worst undisputed time', () => {
  const { work, findings } = viewOf(
    record({
      findings: [tilted(), tilted({ t0: 6, t1: 7, peak: -12, disputed: true }), tilted({ t0: 8, t1: 9, peak: 9 })],
    }),
  );
  expect(work).toMatchObject({ key: findings[2]?.key, time: '0:08', howMuch: 'Twice, at most 9° ± 2' });
});

test('every mark on the timeline leads to a row of the list', () => {
  const { lanes, findings } = viewOf(record({ findings: [tilted(), tilted({ rule: 'too-fast', t0: 7, t1: 8 })] }));
  const marks = lanes.filter(({ kind }) => kind === 'finding').flatMap(({ spans }) => spans.map(({ key }) => key));
  expect(marks.toSorted()).toEqual(findings.map(({ key }) => key).toSorted());
});

test('the best turnout of each foot has its interval; a foot never seen still says so', () => {
  const readings = readingsWith({
    'turnout.left': { value: 33.6, halfWidth95: 2.2 },
    'turnout.right': { unseen: 'hidden' },
  });
  const { bests } = viewOf(record({ frames: frames(20, { readings }) }));
  expect(bests.map(({ side, words: shown }) => [side, shown])).toEqual([
    ['left', '34° ± 3'],
    ['right', 'not seen still'],
  ]);
});

test('of feet that only stood straight, nothing is told', () => {
  const straight = { value: 3, halfWidth95: 9 };
  const readings = readingsWith({ 'turnout.left': straight, 'turnout.right': straight });
  expect(viewOf(record({ frames: frames(20, { readings }) })).bests).toEqual([]);
});

test('nothing measured is no turnout of zero', () => {
  expect(
    viewOf(
      record({
        frames: frames(20, {
          seen: false,
          step: null,
          readings: readingsWith({ 'turnout.left': { unseen: 'nobody' }, 'turnout.right': { unseen: 'nobody' } }),
        }),
      }),
    ).bests,
  ).toEqual([]);
});

test('a summary has no English in another language', () => {
  const german = summaryView(record({ findings: [tilted()] }), routineIn(routine, 'de'), WORDS.de);
  const english = viewOf(record({ findings: [tilted()] }));
  expect(german.findings[0]?.evidence).toContain('Die Grenze ist 4°');
  expect(german.title).not.toBe(english.title);
  expect(german.overline).toContain('1 Wiederholung');
});

test('of an exercise that turns no foot, nothing is said of pivots or of how far feet turned', () => {
  expect(viewOf(record()).overline).toMatch(/pivots/);
  const view = summaryView(record(), bodyweightSquat, words);
  expect(view.overline).toMatch(/^Bodyweight squat/);
  expect(view.overline).not.toMatch(/pivot/);
  expect(view.bests).toEqual([]);
});

test('how far somebody rose is told with its interval and the limit that it fell short of', () => {
  const low = tilted({ rule: 'heels-too-low', step: 'set-up', peak: 0.021, halfWidth95: 0.015, threshold: 0.04 });
  const [row] = summaryView(record({ findings: [low] }), heelRaise, words).findings;
  expect(row).toMatchObject({ name: 'Heels too low', why: 'The heels came up less than they could.' });
  expect(row!.evidence).toMatch(/2 cm ± 2.*4 cm/);
});

test('how low somebody sat is told with its interval and the limit, and the least low of several as the worst', () => {
  const shallow = (t0: number, peak: number) =>
    tilted({ rule: 'too-shallow', step: 'tall', t0, t1: t0 + 1, peak, halfWidth95: 9.2, threshold: 52 });
  const { findings, work } = summaryView(
    record({ findings: [shallow(4, 36), shallow(8, 42)] }),
    bodyweightSquat,
    words,
  );
  expect(findings[1]!.evidence).toBe('I measured 42° ± 10. The limit is 52°, and all of that range is past it.');
  expect(work).toMatchObject({ rule: 'too-shallow', howMuch: 'Twice, only 36° ± 10', key: findings[0]!.key });
});

test('a stance that is too narrow is past its limit below it', () => {
  const close = tilted({ rule: 'feet-too-close', step: 'low', peak: 0.17, halfWidth95: 0.02, threshold: 0.25 });
  const { findings, work } = summaryView(record({ findings: [close] }), bodyweightSquat, words);
  expect(work!.howMuch).toMatch(/^Once, only 0.17/);
  expect(findings[0]!.evidence).toMatch(/all of that range is past it/);
});

test('knees that bow out are told by how far out, not as too little', () => {
  const bowed = tilted({ rule: 'knee-outside-foot', side: 'left', peak: -14, halfWidth95: 9, threshold: -1.5 });
  const { findings, work } = viewOf(record({ findings: [bowed] }));
  expect(work!.howMuch).toBe('Once, at most 14° ± 9');
  expect(findings[0]!.evidence).toMatch(/all of that range is past it/);
});
