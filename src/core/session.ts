import { Calibrator } from './calibrate.ts';
import type { Calibration } from './calibrate.ts';
import { Coach } from './coach.ts';
import { CameraWatch } from './camera-watch.ts';
import type { Frame, Size } from './frame.ts';
import { allUnseen, measureMetrics } from './metrics/index.ts';
import type { Side } from './landmarks.ts';
import type { Weights } from './learned/model.ts';
import type { Hands, Moment } from './moment.ts';
import { PivotWatch } from './pivots.ts';
import type { Movement } from './pivots.ts';
import type { Readings, UnseenReason } from './reading.ts';
import { Refiner } from './refine.ts';
import type { Routine } from './routine.ts';
import { RuleBook } from './rules/index.ts';
import type { RuleFinding } from './rules/index.ts';
import { lookAt, settingOf } from './sight.ts';
import { shoulderSlope, SignalTracker } from './signals.ts';
import type { SignalStates } from './signals.ts';
import { StepEngine } from './steps.ts';
import type { Degrees, Metres, Millis } from './units.ts';

/** What the engine is told beforehand. */
export interface Settings {
  /** The person's height. Left out: 1.7 m, and lengths have wider intervals. */
  readonly height?: Metres;
  /** Horizontal field of view of the camera. Left out: 66°. */
  readonly cameraFov?: Degrees;
}

/** The whole engine. Same frames in, same moments out, live or replayed. */
export interface Session {
  readonly routine: Routine;
  readonly settings: Settings;
  /** Takes the next frame; `frame.t` grows from call to call. */
  advance(frame: Frame): Moment;
}

/**
 * A session of one routine by one person, from the first frame on.
 * @param correction what was learned of the errors of the network that sees the body.
 */
export function createSession(routine: Routine, settings: Settings, correction: Weights): Session {
  const camera = new CameraWatch();
  const engine = new Engine(routine, settings, correction);
  let calibrator = new Calibrator(settings);
  let moved = false;
  return {
    routine,
    settings,
    advance(frame) {
      const view = camera.advance(frame);
      if (frame.remeasure) {
        calibrator = new Calibrator(settings);
        moved = false;
      }
      if (view === 'unsure' && calibrator.found)
        return { ...frame, calibration: calibrator.advance(frame), ...engine.idle('camera-moved') };
      if (view === 'moved' && calibrator.found) {
        calibrator = new Calibrator(settings);
        moved = true;
      }
      const calibration = calibrator.advance(frame);
      if (calibration.state === 'ready')
        return { ...frame, calibration, ...engine.advance(frame, calibration.calibration) };
      const reason = calibration.state === 'waiting' ? calibration.help : 'not-calibrated';
      const help = moved && reason === 'not-calibrated' ? 'camera-moved' : reason;
      const status = calibration.state === 'waiting' ? { ...calibration, help } : calibration;
      return { ...frame, calibration: status, ...engine.idle(help) };
    },
  };
}

/** With frames further apart than this nobody can say how fast, or in what order, feet turned. Milliseconds. */
const SPARSE = 180;
/** After this long without a frame, time passed that nothing is known of: a pause, a hidden page, a lost person. */
const INTERRUPTION = 1000;

type Said = Pick<Moment, 'readings' | 'moving' | 'step' | 'reps' | 'events' | 'findings' | 'cue' | 'praise'>;

/** Measuring, steps, rules and coach. Steps and counts outlive a calibration; what was measured against it does not. */
class Engine {
  #measuring: Measuring | null = null;
  #step: string | null = null;
  #reps = 0;
  /** When something was last measured. */
  #last: Millis | null = null;
  readonly #routine: Routine;
  readonly #settings: Settings;
  readonly #correction: Weights;
  readonly #steps: StepEngine;
  readonly #rules: RuleBook;
  readonly #coach: Coach;

  constructor(routine: Routine, settings: Settings, correction: Weights) {
    this.#routine = routine;
    this.#settings = settings;
    this.#correction = correction;
    this.#steps = new StepEngine(routine);
    this.#rules = new RuleBook(routine);
    this.#coach = new Coach(routine);
  }

  /** A frame before there is anything to measure against. */
  idle(help: UnseenReason): Said {
    const quiet = { moving: 'none', events: [], findings: [], cue: null } as const;
    return { ...quiet, readings: allUnseen(help), step: this.#step, reps: this.#reps };
  }

  advance(frame: Frame, calibration: Calibration): Said {
    const { t } = frame;
    const ended = this.#last !== null && t - this.#last > INTERRUPTION ? this.#interrupt(t) : [];
    const sparse = this.#last !== null && t - this.#last > SPARSE;
    this.#last = t;
    if (this.#measuring?.calibration !== calibration) {
      this.#measuring = new Measuring(calibration, frame.size, this.#settings, this.#correction);
      this.#steps.restart(this.#measuring.neutral);
    }
    const { readings, movement, hands } = this.#measuring.advance(frame, this.#isResting());
    const { step, began, reps, events } = this.#steps.advance({ t, readings, ...movement });
    const found = [...ended, ...this.#rules.advance({ t, step, began, readings, hands, sparse, ...movement })];
    const spoils = this.#routine.repeats ?? [];
    if (found.some(({ finding }) => finding.open && spoils.includes(finding.rule))) this.#steps.spoil();
    const { cue, praise, findings } = this.#coach.advance(t, found);
    this.#step = step;
    this.#reps = reps;
    return { readings, moving: movement.moving, step, reps, events, findings, cue, praise };
  }

  /** Where a repetition begins or ends: there the person comes back to the neutral pose. */
  #isResting(): boolean {
    return this.#step === this.#routine.start || this.#step === this.#routine.completes;
  }

  #interrupt(t: Millis): RuleFinding[] {
    this.#measuring?.interrupt();
    this.#steps.interrupt();
    return this.#rules.interrupt(t);
  }
}

const pivotWatch = ({ cameraHeight, distance }: Calibration) => new PivotWatch(cameraHeight / distance);

/** From frames to readings and movement, against one calibration. */
class Measuring {
  readonly calibration: Calibration;
  /** What is read of the neutral pose itself. */
  readonly neutral: Readings;
  readonly #correction: Weights;
  readonly #neutralFlexion: Readonly<Record<Side, number>>;
  #neutralSlope: number;
  readonly #signals: SignalTracker;
  readonly #refiner: Refiner;
  #pivots: PivotWatch;

  constructor(calibration: Calibration, size: Size, settings: Settings, correction: Weights) {
    this.calibration = calibration;
    this.#correction = correction;
    this.#pivots = pivotWatch(calibration);
    const setting = settingOf(calibration, size);
    this.#neutralSlope = shoulderSlope(setting.neutral.body);
    this.#neutralFlexion = lookAt(setting.neutral.body, setting, correction).learned.sided['knee-flexion'];
    this.#signals = new SignalTracker(setting, correction);
    this.#refiner = new Refiner(calibration, settings);
    const tracker = new SignalTracker(setting, correction);
    this.neutral = this.#read(tracker, tracker.advance({ t: calibration.to, size, body: calibration.neutral }), 'none');
  }

  /** Turns that were under way are forgotten. */
  interrupt(): void {
    this.#pivots = pivotWatch(this.calibration);
  }

  advance(
    frame: Frame,
    resting: boolean,
  ): { readonly readings: Readings; readonly movement: Movement; readonly hands: Hands } {
    const signals = this.#signals.advance(frame);
    const movement = this.#pivots.advance(frame.t, signals);
    const { moving } = movement;
    const readings = this.#read(this.#signals, signals, moving);
    const neutral = this.#refiner.advance(frame, resting && moving === 'none', readings);
    if (neutral) this.#renew({ ...this.calibration, neutral }, frame.size);
    return { readings, movement, hands: this.#signals.hands };
  }

  #read({ seenBy, hands }: SignalTracker, signals: SignalStates, moving: Movement['moving']): Readings {
    return measureMetrics({
      signals,
      neutralSlope: this.#neutralSlope,
      neutralFlexion: this.#neutralFlexion,
      calibration: this.calibration,
      correction: this.#correction,
      moving,
      hands,
      ...seenBy,
    });
  }

  #renew(calibration: Calibration, size: Size): void {
    const setting = settingOf(calibration, size);
    this.#neutralSlope = shoulderSlope(setting.neutral.body);
    this.#signals.setting = setting;
  }
}
