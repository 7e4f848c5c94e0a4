import type { CueText, Rule } from '../core/routine.ts';
import { degrees, metres, millis } from '../core/units.ts';

/*
 * What more than one routine watches: each rule with what is the same wherever it is watched. A routine says which of
 * them it takes, in which steps, from which limit on, and whatever it wants otherwise.
 */

type Shared = { readonly [Key in keyof Rule]?: Rule[Key] } & { readonly [key: string]: unknown };

export const kneeInsideFoot = {
  id: 'knee-inside-foot',
  kind: 'limit',
  metric: 'knee-foot-alignment',
  sided: true,
  beyond: 'above',
  hold: millis(400),
  cooldown: millis(2000),
  severity: 3,
  cue: 'knee-out',
  why: 'The kneecap points inside the line of the foot, which twists the knee.',
} as const satisfies Shared;

export const kneeOutsideFoot = {
  id: 'knee-outside-foot',
  kind: 'limit',
  metric: 'knee-foot-alignment',
  sided: true,
  beyond: 'below',
  hold: millis(400),
  cooldown: millis(2000),
  severity: 2,
  cue: 'knee-in',
  why: 'The kneecap points outside the line of the foot.',
} as const satisfies Shared;

export const pelvisTurned = {
  id: 'pelvis-turned',
  kind: 'limit',
  metric: 'pelvis-rotation',
  sided: false,
  beyond: 'either',
  hold: millis(300),
  cooldown: millis(2000),
  severity: 2,
  cue: 'belt-square',
} as const satisfies Shared;

export const pelvisDropped = {
  id: 'pelvis-dropped',
  kind: 'limit',
  metric: 'pelvis-obliquity',
  sided: false,
  beyond: 'either',
  hold: millis(300),
  cooldown: millis(2000),
  severity: 2,
  cue: 'belt-level',
  why: 'One side of the pelvis was lower than the other.',
} as const satisfies Shared;

export const trunkLeaning = {
  id: 'trunk-leaning',
  kind: 'limit',
  metric: 'trunk-lean-lateral',
  sided: false,
  beyond: 'either',
  limit: 5,
  clear: 4,
  hold: millis(400),
  cooldown: millis(2000),
  severity: 1,
  cue: 'stand-tall',
  why: 'The trunk leaned to one side.',
} as const satisfies Shared;

export const weightShifted = {
  id: 'weight-shifted',
  kind: 'limit',
  metric: 'weight-share-left',
  sided: false,
  beyond: 'either',
  around: 0.5,
  namesSide: true,
  // Healthy people stand within 40 to 60 %; with the reading's interval, this speaks up at about 60 (our choice).
  limit: 0.06,
  clear: 0.06,
  hold: millis(400),
  cooldown: millis(2000),
  severity: 1,
  cue: 'weight-middle',
  why: 'More of the weight was on one foot.',
} as const satisfies Shared;

export const bothFeetMoving = {
  id: 'both-feet-moving',
  kind: 'both-moving',
  atLeast: degrees(15),
  cue: 'one-foot',
  why: 'Both feet turned at once, so the weight was on neither.',
} as const satisfies Shared;

export const stepping = {
  id: 'stepping',
  kind: 'footstep',
  lift: metres(0.04),
  cooldown: millis(1000),
  severity: 2,
  cue: 'on-the-floor',
} as const satisfies Shared;

/** The same in a range check, where what was done wrong is no range, and is done again. */
export const inACheck = {
  pelvisTurned: {
    ...pelvisTurned,
    // With the reading's interval, this speaks up at about 8°.
    limit: 4,
    clear: 4,
    cooldown: millis(4000),
    severity: 3,
    why: 'The pelvis turned along. That is not range of the hip, so this one is done again.',
  },
  kneeInsideFoot: { ...kneeInsideFoot, hold: millis(500), cooldown: millis(4000), severity: 2 },
  kneeOutsideFoot: { ...kneeOutsideFoot, hold: millis(500), cooldown: millis(4000), severity: 2 },
  trunkLeaning: { ...trunkLeaning, limit: 6, clear: 5, hold: millis(500), cooldown: millis(4000) },
  stepping: {
    ...stepping,
    why: 'The foot was lifted and set down elsewhere, so it was not turned on the floor.',
  },
} as const satisfies Readonly<Record<string, Shared>>;

const CUES = {
  'knee-out': { text: '{side} knee over your second toe' },
  'knee-in': { text: '{side} knee in, over your second toe' },
  'belt-level': { text: 'Level your belt' },
  'belt-square': { text: 'Belt to the screen' },
  'weight-middle': { text: 'Weight in the middle' },
  'stand-tall': { text: 'Stand tall over both feet' },
  'one-foot': { text: 'One foot at a time' },
  slower: { text: 'Slower' },
} as const satisfies Readonly<Record<string, CueText>>;
type SharedCue = keyof typeof CUES;

/** What these cues say in every routine that has no words of its own for them. */
export const cuesFor = <Cue extends SharedCue>(...cues: readonly Cue[]): Readonly<Record<Cue, CueText>> =>
  Object.fromEntries(cues.map((cue): [Cue, CueText] => [cue, CUES[cue]])) as Record<Cue, CueText>;

/** Who asks a professional before a range check. */
export const CHECK_SAFETY =
  'Ask a professional first if a hip, knee or ankle was operated on or replaced, is unstable or freshly hurt, or if you are pregnant or easily lose your balance. If anything hurts, stop.';
