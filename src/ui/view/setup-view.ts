import type { Calibration } from '../../core/calibrate.ts';
import type { FramingProblem } from '../../core/framing.ts';
import type { CalibrationStatus } from '../../core/moment.ts';
import { startOf } from '../../core/routine.ts';
import type { Routine } from '../../core/routine.ts';
import type { Phase } from '../../core/set-flow.ts';
import type { ReadingState } from '../../draw/state.ts';
import type { Words } from '../../words/index.ts';
import { cannotTell, plain } from './stage-view.ts';
import type { CueView } from './stage-view.ts';

/** One thing that must be right before the set. */
export interface CheckRow {
  readonly id: Check;
  readonly label: string;
  readonly state: ReadingState;
  readonly words: string;
}

/** All that the panel shows on the way into a set. */
export interface SetupView {
  /** The part of getting ready that is under way, and the ones around it. */
  readonly title: string;
  readonly next: string;
  readonly knots: readonly ('done' | 'now' | 'ahead')[];
  readonly cue: CueView;
  readonly checks: readonly CheckRow[];
  /** Whole seconds to go; null where nothing is counted. */
  readonly seconds: number | null;
  /** What measuring found; empty before it. */
  readonly found: string;
  /** What can be done from there without a hand on the keyboard; empty while there is something to put right first. */
  readonly hint: string;
  /** The bend is asked for, and can be left out. */
  readonly canSkip: boolean;
}

/** The phases before a set. */
export type SetupPhase = Extract<Phase, { kind: 'placing' | 'holding' | 'bending' }>;

/** Whether the person is still on the way into the set. */
export const isSetup = (phase: Phase): phase is SetupPhase =>
  phase.kind === 'placing' || phase.kind === 'holding' || phase.kind === 'bending';

const CHECKS = ['body', 'distance', 'place', 'facing', 'light'] as const;
type Check = (typeof CHECKS)[number];

/** Which check a problem belongs to. */
const CHECK_OF: Readonly<Record<FramingProblem, Check>> = {
  nobody: 'body',
  'one-person': 'body',
  'tilt-down': 'body',
  'tilt-up': 'body',
  hidden: 'body',
  'too-close': 'distance',
  'too-far': 'distance',
  'to-your-left': 'place',
  'to-your-right': 'place',
  'face-camera': 'facing',
  light: 'light',
};

const PARTS = ['placing', 'holding', 'bending'] as const;

/**
 * What getting in place looks like. `calibration`: where measuring stands; `routine`: with its texts in the language of `words`.
 */
export function setupView(
  phase: SetupPhase,
  calibration: CalibrationStatus,
  routine: Routine,
  words: Words,
): SetupView {
  const { setup } = words;
  const part = PARTS.indexOf(phase.kind);
  return {
    title: setup.steps[part]!,
    next: setup.position(part + 1, PARTS.length),
    knots: PARTS.map((_, i) => (i < part ? 'done' : i === part ? 'now' : 'ahead')),
    cue: cueOf(phase, calibration, startOf(routine), words),
    checks: phase.kind === 'placing' ? checkRows(phase.framing.problems, words) : [],
    seconds: phase.kind === 'holding' && phase.seconds > 0 ? phase.seconds : null,
    found: calibration.state === 'ready' ? foundShortly(calibration.calibration, words) : '',
    hint: phase.kind === 'placing' ? '' : setup.hands,
    canSkip: phase.kind === 'bending',
  };
}

function cueOf(
  phase: SetupPhase,
  calibration: CalibrationStatus,
  begun: ReturnType<typeof startOf>,
  words: Words,
): CueView {
  const { setup } = words;
  if (phase.kind === 'bending')
    return { ...plain(setup.gotYou, setup.bend, setup.bendWhy), state: 'good', progress: phase.left };
  if (phase.kind === 'holding') {
    if (phase.seconds === 0 && calibration.state === 'waiting')
      return calibration.help === 'not-calibrated'
        ? { ...plain(setup.almost, begun.title, setup.asBegun(begun.instruction)), state: 'attention' }
        : cannotTell(calibration.help, words, setup.almost);
    return { ...plain(setup.right, setup.holdStill, begun.instruction), state: 'good', progress: phase.progress };
  }
  const [problem] = phase.framing.problems;
  if (!problem) return plain(setup.right, setup.holdStill, begun.instruction);
  const [say, why] = setup.problems[problem];
  const nobody = problem === 'nobody';
  return { ...plain(nobody ? setup.looking : setup.almost, say, why), state: nobody ? 'unknown' : 'attention' };
}

function checkRows(problems: readonly FramingProblem[], { setup }: Words): readonly CheckRow[] {
  const nobody = problems.includes('nobody');
  return CHECKS.map((id): CheckRow => {
    const problem = problems.find((one) => CHECK_OF[one] === id);
    const label = setup.checks[id];
    if (problem) return { id, label, state: nobody ? 'unknown' : 'attention', words: setup.wrong[problem] };
    const isOpen = nobody || (id === 'body' && problems.includes('too-close'));
    if (isOpen && id !== 'light') return { id, label, state: 'unknown', words: setup.notYet };
    return { id, label, state: 'good', words: setup.fine[id] };
  });
}

/** Lengths without the person's height are known to this share of themselves, with 95 % certainty; with it, to this. */
const SHARE = { assumed: 0.16, given: 0.06 } as const;

function foundShortly({ distance, heightGiven }: Calibration, { setup, format }: Words): string {
  const half = distance * (heightGiven ? SHARE.given : SHARE.assumed);
  return setup.found(format.number(distance, 1), format.number(Math.max(0.1, Math.ceil(half * 10) / 10), 1));
}
