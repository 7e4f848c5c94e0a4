import type { Routine } from '../core/routine.ts';
import { createSession } from '../core/session.ts';
import { metres } from '../core/units.ts';
import type { PoseEstimator } from '../pose/estimator.ts';
import { openMediaPipe } from '../pose/mediapipe/estimator.ts';
import type { Source } from '../source/source.ts';
import type { Pace } from '../ui/view/pace-view.ts';
import type { SetOrder } from './address.ts';
import { createRecording } from './recording.ts';
import type { Recorded, Recording } from './recording.ts';
import { run } from './run.ts';
import type { Tick } from './run.ts';
import { sleep } from './sleep.ts';
import { createTimekeeper } from './timekeeper.ts';
import { keepAwake } from './wake-lock.ts';

/** What a set tells while it goes on. */
export interface SetListener {
  onProgress(progress: { readonly loaded?: number; readonly total?: number; readonly sourceReady?: true }): void;
  /** `tick.picture` is the listener's to close. */
  onTick(tick: Tick, pace: Pace): void;
  /** Why it stands still; null when it goes on. */
  onPause(why: string | null): void;
  /** Once, at the end: what was measured, where anything was; the error that ended it, where one did. */
  onEnd(result: Recorded | null, error: unknown): void;
}

/** One set from opening to closing: source, estimator, engine, report and track, and all that must be let go of. */
export class TrainingSet {
  readonly #order: SetOrder;
  readonly #routine: Routine;
  readonly #open: () => Promise<Source>;
  readonly #listener: SetListener;
  readonly #over = new AbortController();
  readonly #time = createTimekeeper();
  #recording: Recording | null = null;
  #dropped = 0;
  /** Pictures that went by in pauses: nobody was late for those. */
  #passedOver = 0;
  #remeasure = false;
  #resume: (() => void) | null = null;
  #standing: Promise<void> | null = null;

  constructor(order: SetOrder, routine: Routine, open: () => Promise<Source>, listener: SetListener) {
    this.#order = order;
    this.#routine = routine;
    this.#open = open;
    this.#listener = listener;
  }

  /** Opens everything and runs to the end of the source, or until `end`. Never throws: `onEnd` gets the error. */
  async start(): Promise<void> {
    keepAwake(this.#over.signal);
    this.#pauseWhenHidden();
    try {
      const [source, estimator] = await this.#openBoth();
      await this.#run(source, estimator).finally(() => estimator.close());
      this.#finish(null);
    } catch (error) {
      // A source that is closed under a running read may complain; after `end` nobody wants to know.
      this.#finish(this.#over.signal.aborted ? null : error);
    }
  }

  get paused(): boolean {
    return this.#standing !== null;
  }

  /** Stands still before the next picture; before the first one was worked on, after that. */
  pause(why: string): void {
    if (this.#standing) return;
    this.#standing = new Promise((resolve) => {
      this.#resume = resolve;
    });
    this.#listener.onPause(why);
  }

  resume(): void {
    if (!this.#standing) return;
    this.#standing = null;
    this.#time.restart();
    this.#resume?.();
    this.#listener.onPause(null);
  }

  /** Has the person measured anew, from the next picture on. */
  remeasure(): void {
    this.#remeasure = true;
  }

  /** Ends the set; `onEnd` follows when the picture in work is done. */
  end(): void {
    this.#over.abort();
    this.#resume?.();
  }

  /** Source and estimator; throws what keeps either from opening, or that the set is over, and leaves nothing open. */
  async #openBoth(): Promise<[Source, PoseEstimator]> {
    const { model, accelerator } = this.#order;
    const { signal } = this.#over;
    const onProgress = (loaded: number, total: number) => this.#listener.onProgress({ loaded, total });
    const opening = openMediaPipe({ model, accelerator, onProgress, signal });
    const source = this.#open().then((opened) => this.#own(opened));
    try {
      return await Promise.race([Promise.all([source, opening]), whenAborted(signal)]);
    } catch (error) {
      opening.then(
        (estimator) => estimator.close(),
        () => undefined,
      );
      throw error;
    }
  }

  /** A source goes with its set, also where a person allows the camera after they have left. */
  #own(source: Source): Source {
    const { signal } = this.#over;
    if (signal.aborted) source.close();
    else signal.addEventListener('abort', () => source.close(), { once: true });
    this.#listener.onProgress({ sourceReady: true });
    return source;
  }

  async #run(source: Source, estimator: PoseEstimator): Promise<void> {
    const { heightCm } = this.#order;
    const height = heightCm === null ? {} : { height: metres(heightCm / 100) };
    const settings = { model: estimator.info.model, ...height };
    const about = { source: source.info, pose: estimator.info, routine: this.#routine, settings };
    const recording = (this.#recording = createRecording(about));
    await run({
      source,
      estimator,
      session: createSession(this.#routine, settings),
      signal: this.#over.signal,
      withPictures: true,
      remeasure: () => {
        const asked = this.#remeasure;
        this.#remeasure = false;
        return asked;
      },
      onTick: async (tick) => {
        this.#dropped = source.dropped - this.#passedOver;
        recording.add(tick);
        await this.#show(tick, source);
        await this.#stand(source);
      },
    });
  }

  /** Shows a picture when it is due. */
  async #show(tick: Tick, source: Source): Promise<void> {
    const { t } = tick.frame;
    if (source.info.kind !== 'camera') await sleep(this.#time.wait(t, performance.now()), this.#over.signal);
    if (this.#over.signal.aborted) return tick.picture?.close();
    this.#time.shown(t, performance.now());
    const { rate, speed, since } = this.#time.rates();
    const age = tick.estimateMs + tick.coreMs;
    this.#listener.onTick(tick, {
      rate,
      age,
      dropped: this.#dropped,
      speed: source.info.kind === 'camera' ? null : speed,
      since,
      canGoFaster: this.#order.model !== 'lite',
    });
  }

  /** Holds the loop while the set stands still. */
  async #stand(source: Source): Promise<void> {
    if (!this.#standing) return;
    const before = source.dropped;
    await this.#standing;
    this.#passedOver += source.dropped - before;
  }

  #pauseWhenHidden(): void {
    const { signal } = this.#over;
    const pause = () => document.hidden && this.pause('The page was hidden. Go on when you are back in place.');
    document.addEventListener('visibilitychange', pause, { signal });
    pause();
  }

  #finish(error: unknown): void {
    this.#over.abort();
    this.#listener.onEnd(this.#recording?.result(this.#dropped) ?? null, error);
  }
}

/** Rejects when `signal` aborts. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
