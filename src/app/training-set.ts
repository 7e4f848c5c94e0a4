import type { Frame } from '../core/frame.ts';
import { allUnseen } from '../core/metrics/index.ts';
import type { Moment } from '../core/moment.ts';
import type { Routine } from '../core/routine.ts';
import { createSession } from '../core/session.ts';
import type { Session, Settings } from '../core/session.ts';
import { SetFlow } from '../core/set-flow.ts';
import type { PauseReason, Phase, Use } from '../core/set-flow.ts';
import { degrees, metres, millis } from '../core/units.ts';
import type { Millis } from '../core/units.ts';
import type { ModelName, Picture } from '../pose/estimator.ts';
import type { RecordingFault } from '../record/messages.ts';
import { openMicrophone } from '../source/microphone.ts';
import type { Microphone } from '../source/microphone.ts';
import type { Source } from '../source/source.ts';
import type { Pace } from '../ui/view/pace-view.ts';
import type { SetOrder } from './address.ts';
import { mirrorEarly } from './early-mirror.ts';
import { createLightMeter } from './light.ts';
import { createKeptRecording } from './kept-recording.ts';
import { KeepingUp } from './keeping-up.ts';
import type { When } from './keeping-up.ts';
import { openEstimator } from './open-estimator.ts';
import type { Corrected, EstimatorOrder } from './open-estimator.ts';
import { createRecording } from './recording.ts';
import type { Recorded, Recording, RecordingOptions } from './recording.ts';
import { replaceable } from './replaceable.ts';
import type { Replaceable } from './replaceable.ts';
import { run } from './run.ts';
import type { Tick } from './run.ts';
import { sleep } from './sleep.ts';
import { createStills, onCanvas } from './stills.ts';
import type { Stills } from './stills.ts';
import { createTimekeeper } from './timekeeper.ts';
import { keepAwake } from './wake-lock.ts';
import { whenAborted } from './when-aborted.ts';

/** Something happened that a person should know of, though the set goes on. */
export type Notice =
  /** The pose model had died, or lost its graphics card, and was started again. */
  | { readonly kind: 'restarted' }
  /** The camera went away; this one took its place. */
  | { readonly kind: 'camera-swapped'; readonly name: string }
  /** A faster pose model takes over: now, or, so that a set is measured with one only, from the next set on. */
  | { readonly kind: 'stepped-down'; readonly to: ModelName; readonly when: When };

/** What a set tells while it goes on. */
export interface SetListener {
  onProgress(progress: { readonly loaded?: number; readonly total?: number; readonly sourceReady?: true }): void;
  /** What the camera sees while the pose model loads; the picture is the listener's to close. */
  onEarly(picture: Picture, moment: Moment): void;
  /** `tick.picture` is the listener's to close. */
  onTick(tick: Tick, pace: Pace, state: SetState): void;
  /** Why it stands still; null when it goes on. */
  onPause(why: PauseReason | null): void;
  /** A part of the set is not kept on this computer from here on. */
  onFault(fault: RecordingFault, lost: 'picture' | 'all'): void;
  onNotice(notice: Notice): void;
  /** Once, at the end: what was measured, where anything was; the error that ended it, where one did. */
  onEnd(result: Recorded | null, error: unknown): void;
}

/** Where the set stands. */
export interface SetState {
  readonly phase: Phase;
  /** How long a hand has been held up, 0 to 1. */
  readonly raised: number;
}

const RUNNING: SetState = { phase: { kind: 'running' }, raised: 0 };

/** The engine of one set, from when the person stood in place. */
interface Measuring {
  readonly session: Session;
  readonly recording: Recording;
  readonly stills: Stills;
  /** The frame it began with is its time 0. */
  readonly from: Millis;
}

/** One set from opening to closing: source, estimator, engine, report and track, and all that must be let go of. */
export class TrainingSet {
  readonly #order: SetOrder;
  readonly #routine: Routine;
  readonly #open: () => Promise<Source>;
  readonly #listener: SetListener;
  readonly #over = new AbortController();
  readonly #time = createTimekeeper();
  /** Leads a person before a camera; a file is measured as it is. */
  readonly #flow: SetFlow | null;
  readonly #light = createLightMeter();
  #estimator: Replaceable | null = null;
  #microphone: Microphone | null = null;
  #measuring: Measuring | null = null;
  #dropped = 0;
  /** The source's count at the last picture. */
  #droppedSeen = 0;
  /** Pictures that went by in pauses: nobody was late for those. */
  #passedOver = 0;
  /** It stood still since the last picture. */
  #stood = false;
  #remeasure = false;
  /** Another model looks at the pictures from the next one on. */
  #isSwapped = false;
  /** The source's count at the last picture. */
  #swapsSeen = 0;
  #standing: { readonly why: PauseReason; readonly until: Promise<void>; readonly goOn: () => void } | null = null;

  constructor(order: SetOrder, routine: Routine, open: () => Promise<Source>, listener: SetListener) {
    this.#order = order;
    this.#routine = routine;
    this.#open = open;
    this.#listener = listener;
    this.#flow = order.source === 'camera' ? new SetFlow(routine) : null;
  }

  /** Opens everything and runs to the end of the source, or until `end`. Never throws: `onEnd` gets the error. */
  async start(): Promise<void> {
    keepAwake(this.#over.signal);
    this.#pauseWhenHidden();
    try {
      const [source, opened] = await this.#openBoth();
      const estimator = replaceable(opened);
      this.#estimator = estimator;
      await this.#run(source, estimator).finally(() => estimator.close());
      await this.#finish(null);
    } catch (error) {
      // A source that is closed under a running read may complain; after `end` nobody wants to know.
      await this.#finish(this.#over.signal.aborted ? null : error);
    }
  }

  /** Why it stands still; null while it goes on. */
  get paused(): PauseReason | null {
    if (this.#standing) return this.#standing.why;
    const phase = this.#flow?.phase;
    return phase?.kind === 'paused' ? phase.why : null;
  }

  /** A file stands still; a camera is watched on, for a raised hand. On a hidden page both stand still. */
  pause(why: PauseReason): void {
    const before = this.paused;
    this.#flow?.pause(why);
    if (!this.#flow || why === 'hidden') this.#stop(why);
    if (this.paused !== before) this.#listener.onPause(this.paused);
  }

  resume(): void {
    const before = this.paused;
    this.#flow?.resume();
    this.#goOn();
    if (before !== null) this.#listener.onPause(null);
  }

  /** Begins without the knee bend that is asked for. */
  skip(): void {
    this.#flow?.skip();
  }

  /** Whether pictures are being measured, and kept as the person chose. */
  get measures(): boolean {
    return this.#measuring !== null;
  }

  /** The neutral stance is known: from there on, the set belongs to one model. */
  get #isMeasured(): boolean {
    const kind = this.#flow?.phase.kind;
    return this.#measuring !== null && kind !== 'placing' && kind !== 'holding';
  }

  /** Whether the sound goes with the picture. */
  get hears(): boolean {
    return this.#microphone !== null;
  }

  /** Stands still before the next picture; before the first one was worked on, after that. */
  #stop(why: PauseReason): void {
    if (this.#standing) return;
    let goOn = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    this.#standing = { why, until, goOn };
  }

  #goOn(): void {
    if (!this.#standing) return;
    this.#time.restart();
    this.#standing.goOn();
    this.#standing = null;
  }

  /** Has the person measured anew, from the next picture on. */
  remeasure(): void {
    this.#remeasure = true;
  }

  /** Ends the set; `onEnd` follows when the picture in work is done. */
  end(): void {
    this.#over.abort();
    this.#goOn();
  }

  /** Source and estimator; throws what keeps either from opening, or that the set is over, and leaves nothing open. */
  async #openBoth(): Promise<[Source, Corrected]> {
    const { signal } = this.#over;
    const onProgress = (loaded: number, total: number) => this.#listener.onProgress({ loaded, total });
    const opening = openEstimator({ ...this.#estimatorOrder, onProgress });
    const source = this.#openSource();
    const ready = new AbortController();
    const isReady = () => ready.abort();
    opening.then(isReady, isReady);
    const mirroring = this.#mirrorEarly(source, AbortSignal.any([ready.signal, signal]));
    try {
      const both = await Promise.race([Promise.all([source, opening]), aborted(signal)]);
      await mirroring;
      return both;
    } catch (error) {
      opening.then(
        (estimator) => estimator.close(),
        () => undefined,
      );
      throw error;
    }
  }

  /** A film can wait. What keeps the camera from going on is told by whoever asks it next. */
  async #mirrorEarly(opening: Promise<Source>, until: AbortSignal): Promise<void> {
    if (!this.#flow) return;
    const show = (picture: Picture, frame: Frame) => this.#listener.onEarly(picture, watched(frame));
    await opening.then((source) => mirrorEarly(source, show, until)).catch(() => undefined);
  }

  get #estimatorOrder(): EstimatorOrder {
    const { model, runtime, accelerator } = this.#order;
    const onRestart = () => this.#listener.onNotice({ kind: 'restarted' });
    return { model, runtime, accelerator, onRestart, signal: this.#over.signal };
  }

  /** The camera first, then the microphone where its sound is wanted: the browser asks for one after the other. */
  async #openSource(): Promise<Source> {
    const source = this.#own(await this.#open());
    const { keep, sound, source: kind } = this.#order;
    if (keep !== 'picture' || !sound || kind !== 'camera') return source;
    const microphone = await openMicrophone();
    if (!microphone) return source;
    whenAborted(this.#over.signal, () => microphone.close());
    this.#microphone = microphone;
    return source;
  }

  /** A source goes with its set, also where a person allows the camera after they have left. */
  #own(source: Source): Source {
    whenAborted(this.#over.signal, () => source.close());
    this.#listener.onProgress({ sourceReady: true });
    return source;
  }

  async #run(source: Source, estimator: Replaceable): Promise<void> {
    const begin = ({ t }: Frame): Measuring => {
      const settings = this.#settings;
      return {
        session: createSession(this.#routine, settings, estimator.correction),
        recording: this.#record({ source: source.info, pose: estimator.info, routine: this.#routine, settings }),
        stills: createStills(onCanvas(this.#routine), this.#routine),
        from: t,
      };
    };
    const keepingUp = new KeepingUp(estimator, this.#estimatorOrder, {
      isMeasuring: () => this.#isMeasured,
      onStep: (to, when) => {
        this.#isSwapped = when === 'now';
        this.#listener.onNotice({ kind: 'stepped-down', to, when });
      },
    });
    let used: { readonly use: Use; readonly frame: Frame };
    await run({
      source,
      estimator,
      session: {
        advance: (frame) => {
          const use = this.#use(frame);
          if (use === 'restart') {
            this.#measuring?.recording.discard();
            this.#measuring = begin(frame);
          }
          const own = this.#measuring ? since(this.#measuring.from, frame) : frame;
          used = { use, frame: own };
          return this.#measuring && use !== 'watch' ? this.#measure(this.#measuring, own) : watched(own);
        },
      },
      signal: this.#over.signal,
      withPictures: true,
      remeasure: () => {
        this.#noteSwap(source);
        const asked = this.#remeasure;
        this.#remeasure = false;
        return asked;
      },
      onTick: async (tick) => {
        this.#countDropped(source, used.use);
        if (used.use !== 'watch') this.#measuring?.recording.add({ ...tick, frame: used.frame }, this.#dropped);
        if (tick.picture && this.#flow?.phase.kind === 'placing') this.#light.look(tick.picture, tick.frame.t);
        if (source.info.kind === 'camera') keepingUp.look(performance.now(), tick.estimateMs);
        await this.#show(tick, source);
        if (this.#flow?.phase.kind === 'over') return this.end();
        await this.#stand();
      },
    });
  }

  /** Another camera stands elsewhere: what was learned of the room is learned anew. */
  #noteSwap({ swaps = 0, info }: Source): void {
    if (swaps === this.#swapsSeen) return;
    this.#swapsSeen = swaps;
    this.#remeasure = true;
    this.#listener.onNotice({ kind: 'camera-swapped', name: info.name });
  }

  /** A set is kept as the person chose; the demo is nobody's. */
  #record(options: RecordingOptions): Recording {
    const { keep } = this.#order;
    if (keep === 'nothing' || this.#order.source === 'demo') return createRecording(options);
    return createKeptRecording(options, {
      withPicture: keep === 'picture',
      listen: this.#microphone ? () => this.#microphone!.listen() : null,
      onFault: (...fault) => {
        // Nobody listens where nothing is recorded.
        this.#microphone?.close();
        this.#microphone = null;
        this.#listener.onFault(...fault);
      },
    });
  }

  get #settings(): Settings {
    const { heightCm, cameraFov, source } = this.#order;
    return {
      ...(heightCm !== null && { height: metres(heightCm / 100) }),
      ...(cameraFov !== null && source === 'camera' && { cameraFov: degrees(cameraFov) }),
    };
  }

  #use(frame: Frame): Use {
    if (this.#flow) {
      const use = this.#flow.look(frame, this.#light.value);
      if (!this.#isSwapped) return use;
      // The last picture that the model before looked at.
      this.#isSwapped = false;
      this.#flow.startOver();
      return 'watch';
    }
    return this.#measuring ? 'measure' : 'restart';
  }

  #measure({ session }: Measuring, frame: Frame): Moment {
    const moment = session.advance(frame);
    this.#flow?.follow(moment);
    return moment;
  }

  /** Nobody was late for pictures that went by before the set and in pauses. */
  #countDropped({ dropped }: Source, use: Use): void {
    if (use !== 'measure' || this.#stood) this.#passedOver += dropped - this.#droppedSeen;
    this.#stood = false;
    this.#droppedSeen = dropped;
    this.#dropped = dropped - this.#passedOver;
  }

  /** Shows a picture when it is due. */
  async #show(tick: Tick, source: Source): Promise<void> {
    const { t } = tick.frame;
    // A file is shown when it is due: that it waits for that is no delay.
    const age = performance.now() - tick.came;
    if (source.info.kind !== 'camera') await sleep(this.#time.wait(t, performance.now()), this.#over.signal);
    if (this.#over.signal.aborted) return tick.picture?.close();
    this.#time.shown(t, performance.now());
    const { rate, speed, since } = this.#time.rates();
    this.#measuring?.stills.look(tick);
    this.#listener.onTick(
      tick,
      {
        rate,
        age,
        dropped: this.#dropped,
        speed: source.info.kind === 'camera' ? null : speed,
        since,
        canGoFaster: this.#estimator?.info.model !== 'lite',
        model: this.#estimator?.info ?? null,
      },
      this.#flow ? { phase: this.#flow.phase, raised: this.#flow.raised } : RUNNING,
    );
  }

  /** Holds the loop while the set stands still. */
  async #stand(): Promise<void> {
    if (!this.#standing) return;
    this.#stood = true;
    await this.#standing.until;
  }

  #pauseWhenHidden(): void {
    const { signal } = this.#over;
    const follow = () => {
      if (document.hidden) this.pause('hidden');
      // A camera is watched again as soon as somebody can see the page: a raised hand goes on.
      else if (this.#flow) this.#goOn();
    };
    document.addEventListener('visibilitychange', follow, { signal });
    if (document.hidden) follow();
  }

  async #finish(error: unknown): Promise<void> {
    this.#over.abort();
    const stills = this.#measuring?.stills;
    let result: Recorded | null = null;
    let problem = error;
    try {
      result = (await this.#measuring?.recording.result(this.#dropped)) ?? null;
    } catch (lost) {
      problem ??= lost;
    }
    this.#listener.onEnd(result && { ...result, ...(stills && { stills: () => stills.taken() }) }, problem);
  }
}

/** The frame on the set's own clock, in whole microseconds as a track holds them. */
const since = (from: Millis, frame: Frame): Frame => ({
  ...frame,
  t: millis(Math.round((frame.t - from) * 1000) / 1000),
});

/** A picture that the engine does not get: the person is not in place, or the set stands still. */
const watched = (frame: Frame): Moment => ({
  ...frame,
  calibration: { state: 'waiting', help: 'not-calibrated' },
  readings: allUnseen('not-calibrated'),
  moving: 'none',
  step: null,
  reps: 0,
  events: [],
  findings: [],
  cue: null,
});

/** Rejects when `signal` aborts. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => whenAborted(signal, () => reject(signal.reason as Error)));
