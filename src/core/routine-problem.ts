/** Something that is wrong with a routine's file. The words for it are made where it is shown. */
export interface RoutineProblem {
  /** `rules[3].cue`; empty for the whole file. */
  readonly path: string;
  readonly got: Got;
  readonly allowed: Allowed;
}

/** What stands there. */
export type Got =
  | { readonly kind: 'nothing' | 'object' | 'unused-cue' | 'no-storage' }
  /** As JSON; cut off where it is long. */
  | { readonly kind: 'value'; readonly json: string }
  | { readonly kind: 'list'; readonly length: number }
  | { readonly kind: 'characters' | 'routines'; readonly count: number }
  /** `why`: what the JSON parser says of it. */
  | { readonly kind: 'no-json'; readonly why: string }
  | { readonly kind: 'repeated'; readonly id: string }
  | { readonly kind: 'cue-with-side'; readonly cue: string }
  | { readonly kind: 'range'; readonly least: number; readonly most: number }
  | { readonly kind: 'no-way'; readonly from: string; readonly to: string }
  /** Two steps that follow each other, and the kinds of triggers that begin them. */
  | { readonly kind: 'too-near'; readonly there: Beginning; readonly back: Beginning };

/** A step, and the kind of trigger that begins it. */
export interface Beginning {
  readonly step: string;
  readonly by: string;
}

/** What may stand there. */
export type Allowed =
  | {
      readonly kind:
        | 'json'
        | 'object'
        | 'needed'
        | 'text'
        | 'text-with-words'
        | 'address'
        | 'true-or-absent'
        | 'new-id'
        | 'id-of-no-routine'
        | 'said-cue'
        | 'side-in-sided-rule'
        | 'ordered-range'
        | 'step-that-lasts'
        | 'reachable-step'
        | 'storage';
    }
  | { readonly kind: 'characters' | 'cues' | 'routines'; readonly most: number }
  | { readonly kind: 'short-text'; readonly longest: number }
  | { readonly kind: 'id'; readonly like: string; readonly longest: number }
  | { readonly kind: 'list'; readonly least: number; readonly most: number }
  | { readonly kind: 'number' | 'whole'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice' | 'field' | 'step' | 'cue'; readonly of: readonly string[] }
  | { readonly kind: 'format'; readonly format: string }
  | Quantity
  /** An amount, of which the metric alone says the unit. */
  | { readonly kind: 'amount'; readonly like: readonly string[] }
  | { readonly kind: 'amount-of'; readonly metric: string; readonly like: string }
  | { readonly kind: 'small-amount'; readonly most: number }
  /** A side of a rule's limit, the limit itself with it. */
  | { readonly kind: 'beyond'; readonly limit: number; readonly side: 'above' | 'below' }
  /** How far two triggers must lie apart: degrees, centimetres. */
  | { readonly kind: 'apart'; readonly bend: number; readonly rise: number };

/** A number with its unit, as a file writes it: examples, and from where to where (lengths: metres). */
export type Quantity =
  | { readonly kind: 'time'; readonly like: readonly string[]; readonly minutes: number }
  | {
      readonly kind: 'angle' | 'length' | 'legs' | 'speed';
      readonly like: readonly string[];
      readonly least: number;
      readonly most: number;
    };
