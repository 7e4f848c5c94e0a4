import { Calibrator } from './calibrate.ts';
import type { Calibration } from './calibrate.ts';
import { Coach } from './coach.ts';
import type { Frame } from './frame.ts';
import { allUnseen, measureMetrics } from './metrics/index.ts';
import type { Moment } from './moment.ts';
import { PivotWatch } from './pivots.ts';
import type { Routine } from './routine.ts';
import { RuleBook } from './rules/index.ts';
import { lookAt, settingOf } from './sight.ts';
import { measureAll, SignalTracker } from './signals.ts';
import { StepEngine } from './steps.ts';
import type { Degrees, Metres } from './units.ts';

/** What the user may tell the engine. Left out: not known, and the intervals are wider for it. */
export interface Settings {
  /** The person's height. */
  readonly height?: Metres;
  /** Horizontal field of view of the camera. */
  readonly cameraFov?: Degrees;
}

/** The whole engine. Same frames in, same moments out, live or replayed. */
export interface Session {
  readonly routine: Routine;
  readonly settings: Settings;
  /** Takes the next frame; `frame.t` grows from call to call. */
  advance(frame: Frame): Moment;
}

/** A session of one routine by one person, from the first frame on. */
export function createSession(routine: Routine, settings: Settings): Session {
  const calibrator = new Calibrator(settings);
  let engine: Engine | null = null;
  return {
    routine,
    settings,
    advance(frame) {
      const calibration = calibrator.advance(frame);
      const idle = {
        ...frame,
        calibration,
        reps: 0,
        moving: 'none',
        step: null,
        events: [],
        findings: [],
        cue: null,
      } as const;
      if (calibration.state !== 'ready') {
        const reason = calibration.state === 'waiting' ? calibration.help : 'not-calibrated';
        return { ...idle, readings: allUnseen(reason) };
      }
      engine ??= new Engine(routine, calibration.calibration, frame);
      return { ...idle, ...engine.advance(frame) };
    },
  };
}

/** Measuring, steps, rules and coach, once the neutral pose is known. */
class Engine {
  readonly #calibration: Calibration;
  readonly #neutralSlope: number;
  readonly #signals: SignalTracker;
  readonly #pivots = new PivotWatch();
  readonly #steps: StepEngine;
  readonly #rules: RuleBook;
  readonly #coach: Coach;

  constructor(routine: Routine, calibration: Calibration, { size }: Frame) {
    this.#calibration = calibration;
    const setting = settingOf(calibration, size);
    this.#neutralSlope = measureAll(lookAt(calibration.neutral, setting))['shoulder-slope'];
    this.#signals = new SignalTracker(setting);
    this.#steps = new StepEngine(routine);
    this.#rules = new RuleBook(routine);
    this.#coach = new Coach(routine);
  }

  advance(frame: Frame): Pick<Moment, 'readings' | 'moving' | 'step' | 'reps' | 'events' | 'findings' | 'cue'> {
    const { t } = frame;
    const signals = this.#signals.advance(frame);
    const movement = this.#pivots.advance(t, signals);
    const readings = measureMetrics({
      signals,
      neutralSlope: this.#neutralSlope,
      calibration: this.#calibration,
      moving: movement.moving,
    });
    const { step, reps, events } = this.#steps.advance({ t, readings, ...movement });
    const found = this.#rules.advance({ t, step, readings, ...movement });
    const { cue, findings } = this.#coach.advance(t, found);
    return { readings, moving: movement.moving, step, reps, events, findings, cue };
  }
}
