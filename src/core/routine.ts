import type { FigureMove } from './figure.ts';
import type { Side } from './landmarks.ts';
import type { MetricId } from './reading.ts';
import type { Degrees, Metres, Millis } from './units.ts';

/** What a foot turns about, and which way the toes go. */
export type PivotPoint = 'heel' | 'ball';
export type PivotDirection = 'external' | 'internal';

/** A pivot as a routine asks for it. */
export interface PivotKind {
  readonly about: PivotPoint;
  readonly direction: PivotDirection;
}

/** What begins a step. Evaluated frame by frame, on what was measured. */
export type Trigger =
  /**
   * A foot turns, and has gone far enough to tell about what and which way; what is left out may be any. The stance is
   * at least this much wider than neutral, leg lengths.
   */
  | ({ readonly kind: 'turn'; readonly wider?: number } & Partial<PivotKind>)
  /** The stance became this much narrower than its widest, or wider than its narrowest since. Leg lengths. */
  | { readonly kind: 'narrowed' | 'widened'; readonly by: number }
  /** Nothing has turned for this long, in a stance at least this much wider than neutral. Leg lengths. */
  | { readonly kind: 'still'; readonly for: Millis; readonly wider?: number }
  /** A foot is turned this way by at least this much from where it stood at first, and has not turned for this long. */
  | { readonly kind: 'turned'; readonly direction: PivotDirection; readonly least: Degrees; readonly for: Millis }
  /** Both feet point as they did at first, and neither has turned for this long. */
  | { readonly kind: 'turned-back'; readonly for: Millis }
  /** Both knees are bent by more than `beyond`, or both by less than `below`. */
  | { readonly kind: 'bent'; readonly beyond: Degrees }
  | { readonly kind: 'straight'; readonly below: Degrees }
  /** The knees are straighter by this than at their most bent in this step. */
  | { readonly kind: 'rising'; readonly by: Degrees }
  /** The body has risen over how it stood by more than `above`, as on the balls of the feet, or by less than `below`. */
  | { readonly kind: 'risen'; readonly above: Metres }
  | { readonly kind: 'lowered'; readonly below: Metres }
  /** The stance is back within this much of the neutral one, leg lengths, and nothing has turned for this long. */
  | { readonly kind: 'together'; readonly within: number; readonly for: Millis };

/**
 * What belongs to a step: the record is decoded by it, over the whole session. What is left out may be any; a step
 * without pivots is one in which the feet rest.
 */
export interface Activity {
  readonly pivots?: readonly PivotKind[];
  readonly knees?: 'bent' | 'straight';
  readonly stance?: 'together' | 'apart';
  /** Where the feet point: as at first, or one of them out or in. */
  readonly feet?: 'as-before' | PivotDirection;
  /** How far both knees are bent; finer than `knees`. Degrees. */
  readonly bend?: Range;
  /** How far the body has risen over how it stood. Metres. */
  readonly rise?: Range;
}

/** From `least` to `most`, both included; what is left out is open. */
export interface Range {
  readonly least?: number;
  readonly most?: number;
}

/** One step of a routine: what begins it, and what is told about it. */
export interface Step<StepId extends string = string> {
  readonly id: StepId;
  /** Two or three words, for the rail. */
  readonly title: string;
  /** What to do, one or two sentences. */
  readonly instruction: string;
  /** What begins it, and from which steps. */
  readonly enter: readonly { readonly from: readonly StepId[]; readonly when: Trigger }[];
  /** Ways out of it, told here instead of where they lead; they come before the ways in of other steps. */
  readonly leave?: readonly { readonly to: StepId; readonly when: Trigger }[];
  /** How long it is to be kept at least: `step-short` holds it against this. */
  readonly hold?: Millis;
  /** How long it takes when it is done at the speed asked for: `step-short` holds it against `least`. */
  readonly tempo?: { readonly least?: Millis; readonly most?: Millis };
  readonly activity: Activity;
  /** The foot that pivots first: `pivot-order` holds pivots against it. */
  readonly first?: Side;
  /** What the teaching figure does in it, on from where the step before left it. */
  readonly figure: readonly FigureMove[];
}

/** Ids of form errors. */
export const RULE_IDS = [
  'knee-inside-foot',
  'knee-outside-foot',
  'pelvis-turned',
  'pelvis-dropped',
  'shoulders-turned',
  'trunk-leaning',
  'trunk-leaning-forward',
  'weight-shifted',
  'hands-off-hips',
  'both-feet-moving',
  'wrong-order',
  'too-fast',
  'stepping',
  'pause-skipped',
  'bend-skipped',
  'too-shallow',
  'heels-too-low',
  'knees-bent',
  'held-too-short',
  'feet-too-close',
  'feet-too-wide',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** A metric without its side: rules about sides name this, and are watched for each side by itself. */
export type SidedMetric = MetricId extends infer Id ? (Id extends `${infer Name}.left` ? Name : never) : never;

/** A metric that has no side. */
export type UnsidedMetric = Exclude<MetricId, `${string}.left` | `${string}.right`>;

interface RuleBase<StepId extends string, CueId extends string> {
  readonly id: RuleId;
  /** 1 minor, 2 worth a cue, 3 first of all. */
  readonly severity: 1 | 2 | 3;
  /** Steps in which it applies; left out: all. */
  readonly steps?: readonly StepId[];
  /** No new finding of this rule and side for this long after one. */
  readonly cooldown: Millis;
  readonly cue: CueId;
  /** What the finding means, for reading afterwards. */
  readonly why: string;
}

export type Rule<StepId extends string = string, CueId extends string = string> = RuleBase<StepId, CueId> &
  (
    | ({
        /** A reading beyond a limit for `hold`, with 95 % certainty; over when it is back within `clear`. */
        readonly kind: 'limit';
        readonly limit: number;
        readonly clear: number;
        readonly hold: Millis;
      } & (
        | { readonly metric: SidedMetric; readonly sided: true; readonly beyond: 'above' | 'below' }
        | {
            readonly metric: MetricId;
            readonly sided: false;
            readonly beyond: 'above' | 'below' | 'either';
            /** What limits are counted from; left out: 0. */
            readonly around?: number;
            /** Another metric that takes this one along: nothing is told unless the value is more than `percent` of the other's. */
            readonly apartFrom?: { readonly metric: MetricId; readonly percent: number };
            /** The finding names the side that the value lies on: left above, right below. */
            readonly namesSide?: true;
          }
      ))
    /** Both feet turn at once for `hold`, each at least this far: a foot that stands still seems to turn a little. */
    | { readonly kind: 'both-moving'; readonly hold: Millis; readonly atLeast: Degrees }
    /** A hand is off the hip for `hold`, where both were on it to begin with. */
    | { readonly kind: 'hands-off'; readonly hold: Millis }
    /** A pivot faster than `limit` degrees a second at its fastest. */
    | { readonly kind: 'pivot-speed'; readonly limit: number }
    /** A pivot that went from a tenth to nine tenths of its way in less than `least`. */
    | { readonly kind: 'pivot-time'; readonly least: Millis }
    /** A foot was lifted by more than `lift` metres and set down. */
    | { readonly kind: 'footstep'; readonly lift: Metres }
    /** Both knees, taken together and on average since the step began, are surely less bent than `least`; after `hold`. */
    | { readonly kind: 'knees-straight'; readonly least: Degrees; readonly hold: Millis }
    /**
     * `before` began, and `step` had not been gone through since the repetition began; with `rest`, what counts is that
     * the feet rested for as long just before.
     */
    | { readonly kind: 'step-skipped'; readonly step: StepId; readonly before: StepId; readonly rest?: Millis }
    /**
     * Over all steps of `during`, the metric stayed surely below `least`; both sides taken together where it has two.
     * Told when they are over.
     */
    | {
        readonly kind: 'reach';
        readonly metric: SidedMetric | UnsidedMetric;
        readonly least: number;
        readonly during: readonly StepId[];
      }
    /** `step` was over sooner than its `hold`, or its `tempo`, asks for. */
    | { readonly kind: 'step-short'; readonly step: StepId }
    /** A pivot that is not the one that its step asks for next. */
    | { readonly kind: 'pivot-order' }
  );

/** What is said and shown for a finding. `{side}` becomes Left or Right. Seven words at most, says where to go. */
export interface CueText {
  readonly text: string;
}

/** How many repetitions a set has. */
export interface Reps {
  readonly least: number;
  readonly most: number;
}

/** How often, and how it grows: `afterWeeks` weeks without pain, `byReps` repetitions more, up to `upTo`. */
export interface Schedule {
  readonly timesAWeek: Reps;
  readonly grows?: { readonly afterWeeks: number; readonly byReps: number; readonly upTo: number };
}
/** What a session of a routine tells of the range of motion. */
export type RangeCheck =
  /** How far each foot turns, one at a time: the mean over its holds. */
  | 'turnout'
  /** The furthest that each foot was held, where an exercise goes further and further; and the widest stance. */
  | 'reach'
  | 'stance'
  /** Hip and lower leg by themselves, while the knees are softly bent. */
  | 'soft-bend';

/** An exercise as data: no code runs from it. */
export interface Routine<StepId extends string = string, CueId extends string = string> {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  /** How much and how often, in words. */
  readonly dosage: string;
  /** The same for the program. Left out: as most routines ask for. */
  readonly reps?: Reps;
  readonly schedule?: Schedule;
  /**
   * What is shown large while it is done: two readings as dials, or none where feet from above say nothing about it, and
   * the rows below them. Left out: turnout.
   */
  readonly dials?: 'turnout' | 'none';
  readonly rows?: readonly MetricId[];
  /** How to hold the body: told, never measured or scored. */
  readonly posture: readonly string[];
  readonly safety: string;
  readonly steps: readonly Step<StepId>[];
  /** The steps of one repetition as the teaching figure goes through them; a step may come more than once. */
  readonly walkthrough: readonly StepId[];
  /** The step the routine begins in, and the one whose beginning completes a repetition. */
  readonly start: StepId;
  readonly completes: StepId;
  /** What it tells of the range of motion. Left out: nothing. */
  readonly checks?: readonly RangeCheck[];
  /** Form errors because of which a repetition does not count, and is done again. */
  readonly repeats?: readonly RuleId[];
  readonly cues: Readonly<Record<CueId, CueText>>;
  readonly rules: readonly Rule<StepId, CueId>[];
}

/** Longest file of a routine that is read or kept, characters. */
export const LONGEST_ROUTINE = 200_000;

/** Lets the compiler hold a routine's step, cue and metric names against each other. */
export const defineRoutine = <const StepId extends string, const CueId extends string>(
  routine: Routine<StepId, CueId>,
): Routine<StepId, CueId> => routine;

/** How a routine begins, and so how the person stands to be measured; in a routine without steps, nothing is said of it. */
export const startOf = ({ steps, start }: Routine): Pick<Step, 'title' | 'instruction'> =>
  steps.find(({ id }) => id === start) ?? { title: '', instruction: '' };

/** Whether a routine is a range check by itself, and no exercise that tells of the range along the way. */
export const isRangeCheck = ({ checks = [] }: Routine): boolean =>
  checks.length > 0 && checks.every((check) => check === 'turnout' || check === 'soft-bend');
