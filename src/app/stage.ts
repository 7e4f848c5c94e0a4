import { render } from 'lit';
import type { Routine } from '../core/routine.ts';
import type { Source } from '../source/source.ts';
import type { PlumbPicture } from '../ui/picture.ts';
import { stageScreen } from '../ui/stage-screen.ts';
import { loadingView } from '../ui/view/loading-view.ts';
import type { Loading } from '../ui/view/loading-view.ts';
import { paceWords } from '../ui/view/pace-view.ts';
import { stageView } from '../ui/view/stage-view.ts';
import type { StageView } from '../ui/view/stage-view.ts';
import { createSteadyCue } from '../ui/view/steady-cue.ts';
import type { SetOrder } from './address.ts';
import type { Recorded } from './recording.ts';
import type { Tick } from './run.ts';
import { TrainingSet } from './training-set.ts';

/** The panel changes at most this often: nobody reads faster, and the time belongs to the pictures. Milliseconds. */
const PANEL_EVERY = 125;
const LOADING_EVERY = 500;
/** Numbers about keeping up, less often still: they are to be read, not watched. */
const PACE_EVERY = 1000;

/** Where a stage leads. */
export interface StageListener {
  /** The set is over. `onEnd` comes once, also after `leave`. */
  onEnd(result: Recorded | null, error: unknown): void;
  /** Left before it began. */
  onBack(): void;
}

/** One set on the screen: the picture at every tick, the panel a few times a second, and the keys. */
export class Stage {
  readonly #root: HTMLElement;
  readonly #routine: Routine;
  readonly #listener: StageListener;
  readonly #set: TrainingSet;
  readonly #steady = createSteadyCue();
  readonly #left = new AbortController();
  readonly #began = performance.now();
  #loading: Omit<Loading, 'since'> | null;
  #view: StageView | null = null;
  #pace: readonly string[] = [];
  #paused: string | null = null;
  #picture: PlumbPicture | null = null;
  #panelAt = Number.NEGATIVE_INFINITY;
  #paceAt = Number.NEGATIVE_INFINITY;

  constructor(
    root: HTMLElement,
    order: SetOrder,
    routine: Routine,
    open: () => Promise<Source>,
    listener: StageListener,
  ) {
    this.#root = root;
    this.#routine = routine;
    this.#listener = listener;
    this.#loading = { loaded: 0, total: 0, sourceReady: false, source: order.source };
    this.#set = new TrainingSet(order, routine, open, {
      onProgress: (progress) => {
        if (this.#loading) this.#loading = { ...this.#loading, ...progress };
        this.#draw();
      },
      onTick: (tick, pace) => this.#tick(tick, () => paceWords(pace)),
      onPause: (why) => {
        this.#paused = why;
        this.#draw();
      },
      onEnd: (result, error) => {
        this.#close();
        this.#listener.onEnd(result, error);
      },
    });
  }

  start(): void {
    const { signal } = this.#left;
    document.addEventListener('keydown', (event) => this.#key(event), { signal });
    const timer = setInterval(() => this.#loading && this.#draw(), LOADING_EVERY);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    this.#draw();
    this.#picture = this.#root.querySelector('plumb-picture');
    void this.#set.start();
  }

  /** Ends the set without a word: another screen is coming. */
  leave(): void {
    this.#close();
    this.#set.end();
  }

  #close(): void {
    this.#left.abort();
    this.#picture?.clear();
    this.#picture = null;
  }

  #tick({ picture, moment }: Tick, pace: () => readonly string[]): void {
    if (!this.#picture) return picture?.close();
    if (picture) this.#picture.show(picture, moment);
    this.#loading = null;
    const now = performance.now();
    const view = stageView(moment, this.#routine);
    this.#view = { ...view, cue: this.#steady.next(view.cue, now) };
    if (now - this.#panelAt < PANEL_EVERY) return;
    this.#panelAt = now;
    if (now - this.#paceAt >= PACE_EVERY) {
      this.#paceAt = now;
      this.#pace = pace();
    }
    this.#draw();
  }

  #draw(): void {
    if (this.#left.signal.aborted) return;
    const loading = this.#loading && loadingView({ ...this.#loading, since: performance.now() - this.#began });
    const model = { routine: this.#routine, loading, view: this.#view, pace: this.#pace, paused: this.#paused };
    const actions = {
      onPause: () => this.#pauseOrGoOn(),
      onEnd: () => this.#end(),
      onRemeasure: () => this.#set.remeasure(),
    };
    render(stageScreen(model, actions), this.#root);
  }

  #pauseOrGoOn(): void {
    if (this.#loading) return;
    if (this.#set.paused) this.#set.resume();
    else this.#set.pause('Go on when you are back in place.');
  }

  #end(): void {
    if (!this.#loading) return this.#set.end();
    this.#listener.onBack();
  }

  /** Space pauses and goes on, R measures anew, Escape ends; a focused button keeps its own keys. */
  #key(event: KeyboardEvent): void {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const onControl = event.target instanceof Element && event.target.closest('button, summary, a, input, select');
    if (event.key === 'Escape') this.#end();
    else if (event.key === 'r' || event.key === 'R') this.#set.remeasure();
    else if (event.key === ' ' && !onControl) {
      event.preventDefault();
      this.#pauseOrGoOn();
    }
  }
}
