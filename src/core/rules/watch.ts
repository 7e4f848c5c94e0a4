import type { Side } from '../landmarks.ts';
import type { Hands } from '../moment.ts';
import type { Movement } from '../pivots.ts';
import type { Readings } from '../reading.ts';
import type { Rule } from '../routine.ts';
import type { Millis } from '../units.ts';

/** What a rule may look at in one frame. */
export interface RuleInput extends Movement {
  readonly t: Millis;
  readonly step: string;
  /** When the step began. */
  readonly began: Millis;
  readonly readings: Readings;
  readonly hands: Hands;
  /** Frames come too far apart to judge speed and order. */
  readonly sparse: boolean;
}

/** What a rule says of one frame. */
export type Verdict =
  /** The error is there, this badly; `since` where it began before it was certain. */
  | {
      readonly state: 'broken';
      readonly value: number;
      /** How far past the limit, for telling the worst frame. */
      readonly excess: number;
      /** The side it is about, where the value itself tells it. */
      readonly side?: Side;
      readonly halfWidth95: number | null;
      readonly threshold: number;
      readonly since: Millis;
    }
  /** It is certainly not there. */
  | { readonly state: 'kept' }
  /** It lies in between: an error that is open stays open, none begins. */
  | { readonly state: 'unsure' }
  /** Nothing can be told: none begins, and one that is open does not stay open for long. */
  | { readonly state: 'unseen' };

/** Watches one rule on one side. Keeps what it needs to remember from frame to frame. */
export interface RuleWatch {
  readonly rule: Rule;
  readonly side: Side | null;
  advance(input: RuleInput): Verdict;
}

export const KEPT: Verdict = { state: 'kept' };
export const UNSURE: Verdict = { state: 'unsure' };
export const NOT_SEEN: Verdict = { state: 'unseen' };
