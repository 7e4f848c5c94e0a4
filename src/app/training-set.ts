import { version } from '../../package.json';
import { createReport } from '../core/report.ts';
import type { Report } from '../core/report.ts';
import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { createSession } from '../core/session.ts';
import { createTrack } from '../core/track.ts';
import { metres } from '../core/units.ts';
import type { PoseEstimator } from '../pose/estimator.ts';
import { openMediaPipe } from '../pose/mediapipe/estimator.ts';
import type { Source } from '../source/source.ts';
import type { Pace } from '../ui/view/pace-view.ts';
import type { SetOrder } from './address.ts';
import { run } from './run.ts';
import type { Tick } from './run.ts';
import { createTimekeeper } from './timekeeper.ts';
import { keepAwake } from './wake-lock.ts';

/** What a set left behind. */
export interface SetResult {
  readonly record: SessionRecord;
  /** The estimator's raw output as `track.json` text; made when asked for. */
  readonly track: () => string;
}

/** What a set tells while it goes on. */
export interface SetListener {
  onProgress(progress: { readonly loaded?: number; readonly total?: number; readonly sourceReady?: true }): void;
  /** `tick.picture` is the listener's to close. */
  onTick(tick: Tick, pace: Pace): void;
  /** Why it stands still; null when it goes on. */
  onPause(why: string | null): void;
  /** Once, at the end: what was measured, where anything was; the error that ended it, where one did. */
  onEnd(result: SetResult | null, error: unknown): void;
}

/** One set from opening to closing: source, estimator, engine, report and track, and all that must be let go of. */
export class TrainingSet {
  readonly #order: SetOrder;
  readonly #routine: Routine;
  readonly #open: () => Promise<Source>;
  readonly #listener: SetListener;
  readonly #over = new AbortController();
  readonly #time = createTimekeeper();
  #source: Source | null = null;
  #record: Recording | null = null;
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
      const { source, estimator } = await this.#openBoth();
      await this.#run(source, estimator).finally(() => {
        source.close();
        estimator.close();
      });
      this.#finish(null);
    } catch (error) {
      // A source that is closed under a running read may complain; after `end` nobody wants to know.
      this.#finish(this.#over.signal.aborted ? null : error);
    }
  }

  get paused(): boolean {
    return this.#standing !== null;
  }

  /** Stands still before the next picture. */
  pause(why: string): void {
    if (this.#standing || !this.#record) return;
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
    this.#source?.close();
  }

  async #openBoth(): Promise<{ source: Source; estimator: PoseEstimator }> {
    const { model, accelerator } = this.#order;
    const onProgress = (loaded: number, total: number) => this.#listener.onProgress({ loaded, total });
    const opening = openMediaPipe({ model, accelerator, onProgress });
    const source = await this.#open().catch((error: unknown) => {
      opening.then(
        (estimator) => estimator.close(),
        () => undefined,
      );
      throw error;
    });
    this.#listener.onProgress({ sourceReady: true });
    const estimator = await opening.catch((error: unknown) => {
      source.close();
      throw error;
    });
    this.#source = source;
    return { source, estimator };
  }

  async #run(source: Source, estimator: PoseEstimator): Promise<void> {
    if (this.#over.signal.aborted) return;
    const { heightCm } = this.#order;
    const height = heightCm === null ? null : metres(heightCm / 100);
    const record = (this.#record = createRecording(source, estimator, this.#routine, height));
    await run({
      source,
      estimator,
      session: createSession(this.#routine, height === null ? {} : { height }),
      signal: this.#over.signal,
      withPictures: true,
      remeasure: () => {
        const asked = this.#remeasure;
        this.#remeasure = false;
        return asked;
      },
      onTick: async (tick) => {
        record.add(tick, source.dropped);
        await this.#show(tick, source);
      },
    });
  }

  /** Shows a picture when it is due, and holds the loop while the set stands still. */
  async #show(tick: Tick, source: Source): Promise<void> {
    const { t } = tick.frame;
    if (source.info.kind !== 'camera') await sleep(this.#time.wait(t, performance.now()), this.#over.signal);
    if (this.#over.signal.aborted) return tick.picture?.close();
    this.#time.shown(t, performance.now());
    const { rate, speed } = this.#time.rates();
    const age = tick.estimateMs + tick.coreMs;
    this.#listener.onTick(tick, {
      rate,
      age,
      dropped: source.dropped,
      speed: source.info.kind === 'camera' ? null : speed,
    });
    if (this.#standing) await this.#standing;
  }

  #pauseWhenHidden(): void {
    const { signal } = this.#over;
    const pause = () => document.hidden && this.pause('The page was hidden. Go on when you are back in place.');
    document.addEventListener('visibilitychange', pause, { signal });
  }

  #finish(error: unknown): void {
    this.#over.abort();
    this.#listener.onEnd(this.#record?.result() ?? null, error);
  }
}

interface Recording {
  add(tick: Tick, dropped: number): void;
  /** Null where not a single picture was worked on. */
  result(): SetResult | null;
}

function createRecording(source: Source, estimator: PoseEstimator, routine: Routine, height: number | null): Recording {
  const { kind, name, size, fps } = source.info;
  const about = { pose: estimator.info, source: { kind, name, ...size, fps } };
  const report: Report = createReport({
    appVersion: version,
    ...about,
    height: height === null ? null : metres(height),
    routine: { id: routine.id, version: routine.version },
  });
  const track: ReturnType<typeof createTrack> = createTrack(about);
  let frames = 0;
  let framesDropped = 0;
  return {
    add({ frame, moment, estimateMs, coreMs }, dropped) {
      frames++;
      framesDropped = dropped;
      report.add(moment, { estimateMs, coreMs });
      track.add(frame);
    },
    result: () => (frames ? { record: report.finish(framesDropped), track: () => track.toJson() } : null),
  };
}

/** Waits, or until `signal` aborts. Short waits are not worth a timer. Milliseconds. */
function sleep(duration: number, signal: AbortSignal): Promise<void> {
  if (duration < 2 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, duration);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
