import type { RuleId } from '../../core/routine.ts';
import type { Side } from '../../core/landmarks.ts';

/** What it is called when a rule was watched and never broken. */
const kept: Readonly<Partial<Record<RuleId, string>>> = {
  'knee-inside-foot': 'Knees over the feet',
  'pelvis-turned': 'Belt square to the screen',
  'pelvis-dropped': 'Belt level',
  'shoulders-turned': 'Shoulders square to the screen',
  'trunk-leaning': 'Upright over both feet',
  'both-feet-moving': 'One foot at a time',
  'wrong-order': 'Every pivot in its order',
  'too-fast': 'Slow pivots',
};

/** After a set. */
export const summary = {
  tab: 'After the set',
  repetitions: { one: 'repetition', other: 'repetitions' },
  noRepetition: 'no full repetition',
  pivots: { one: 'pivot', other: 'pivots' },
  noPivots: 'no pivots',
  seconds: (s: number) => `${s} s`,
  minutes: (min: number, s: number) => `${min} min ${s} s`,
  /** What there is to say where nothing was measured. */
  nothing: { title: 'Nothing was recorded', lead: 'The set ended before the first picture.' },
  nobody: {
    title: 'I saw nobody',
    lead: 'Stand so that your head and both feet are in the picture, then try again.',
  },
  unmeasured: {
    title: 'I could not measure you yet',
    lead: 'Stand as the routine begins, facing the camera, and hold still for a moment.',
  },
  still: { title: 'You were measured, then nothing moved', lead: 'Begin the routine when the screen says so.' },
  clean: { title: 'Nothing to correct', lead: 'In everything that I could see and judge.' },
  cleanPart: {
    title: 'No full repetition yet',
    lead: 'Nothing to correct in the part that I could see and judge.',
  },
  kept,
  typically: (value: string, percent: number) =>
    percent === 100 ? `typically ${value}, seen all the time` : `typically ${value}, seen ${percent} % of the time`,
  allPivots: (n: number) => `all ${n} pivots that I found`,
  well: 'What went well',
  one: 'One thing to work on',
  times: (n: number) => (n === 1 ? 'Once' : n === 2 ? 'Twice' : `${n} times`),
  atMost: (value: string) => `at most ${value}`,
  only: (value: string) => `only ${value}`,
  fasterThan: (limit: string) => `faster than ${limit}`,
  degreesASecond: (value: number) => `${value}° a second`,
  secondsLong: (value: string) => `${value} s`,
  turnedWithin: (limit: string) => `most of the turn in less than ${limit} s`,
  secondsForATurn: (limit: string) => `${limit} s from a tenth to nine tenths of the turn`,
  best: 'Farthest turnout held',
  bestSides: { left: 'Left foot', right: 'Right foot' } as Readonly<Record<Side, string>>,
  bestUnseen: 'not seen still',
  when: 'When it happened',
  /** Marks where a repetition was done. */
  repetition: (n: number) => `repetition ${n}`,
  notJudged: 'Not judged',
  notJudgedHow: 'Dashed: I could not see you, or had not measured you yet.',
  moment: (name: string, time: string) => `${name} at ${time}`,
  at: (name: string, times: string) => `${name} at ${times}`,
  each: 'Each time, and why I said so',
  picture: (name: string, time: string) => `You at ${time}: ${name}`,
  measured: (value: string) => `I measured ${value}.`,
  limit: (limit: string) => `The limit is ${limit}.`,
  limitAndAll: (limit: string) => `The limit is ${limit}, and all of that range is past it.`,
  lasted: (seconds: string) => `lasted ${seconds} s`,
  wrong: 'This was wrong',
  wrongOf: (name: string, time: string) => `This was wrong: ${name} at ${time}`,
  saidWrong: 'You said this was wrong. It is kept with the session, and I leave it out above.',
  notWrong: 'It was right after all',
  again: 'Again',
  save: 'Save session',
  saving: 'Saving',
  saved: 'Saved: session.json and track.json.gz are in your downloads.',
  watch: 'Watch it again',
  keptHere: 'Kept on this computer.',
  promised: 'The browser was asked to keep it, and has promised to.',
  notPromised:
    'The browser was asked to keep it, and did not promise: it may delete it when the disk runs full. Save what you want to keep.',
  keptNowhere: 'Kept nowhere: it is gone when the page closes, unless you save it.',
  fromVideo: 'From a video: it does not count for a plan, nor for progress.',
  allSessions: 'All sessions',
  pictures: 'The pictures are only in this page’s memory. They are gone when you leave it.',
};
