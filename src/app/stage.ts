import { render } from 'lit';
import type { Routine } from '../core/routine.ts';
import type { PauseReason } from '../core/set-flow.ts';
import type { RecordingFault } from '../record/messages.ts';
import type { Source } from '../source/source.ts';
import { announce } from '../speak/announce.ts';
import type { Sayable } from '../speak/announce.ts';
import { browserMeans } from '../speak/browser.ts';
import { createSpeaker } from '../speak/speaker.ts';
import type { Speaker } from '../speak/speaker.ts';
import { AMOUNTS } from '../store/settings.ts';
import type { StoredSettings } from '../store/settings.ts';
import type { PlumbPicture, Scene } from '../ui/picture.ts';
import { stageScreen } from '../ui/stage-screen.ts';
import type { StageActions } from '../ui/stage-screen.ts';
import { createBestTurnouts } from '../ui/view/bests.ts';
import { loadingView } from '../ui/view/loading-view.ts';
import type { Loading } from '../ui/view/loading-view.ts';
import { paceWords, slowView } from '../ui/view/pace-view.ts';
import type { Pace, SlowView } from '../ui/view/pace-view.ts';
import { isSetup, setupView } from '../ui/view/setup-view.ts';
import type { SetupView } from '../ui/view/setup-view.ts';
import { stageView } from '../ui/view/stage-view.ts';
import type { StageView } from '../ui/view/stage-view.ts';
import { createSteadyCue } from '../ui/view/steady-cue.ts';
import type { Words } from '../words/index.ts';
import type { SetOrder } from './address.ts';
import { hasNoCard } from './open-estimator.ts';
import { DeveloperTimes } from './developer-times.ts';
import { DelayedMirror, DELAYS } from './delayed-mirror.ts';
import type { Recorded } from './recording.ts';
import type { Tick } from './run.ts';
import { spoken } from './spoken.ts';
import { TrainingSet } from './training-set.ts';
import type { Notice, SetState } from './training-set.ts';

/** The panel changes at most this often: nobody reads faster, and the time belongs to the pictures. Milliseconds. */
const PANEL_EVERY = 125;
const LOADING_EVERY = 500;
/** Numbers about keeping up, less often still: they are to be read, not watched. */
const PACE_EVERY = 1000;
/** What happened can be read for this long. Milliseconds. */
const NOTICE_FOR = 10_000;

/** Where a stage leads. */
export interface StageListener {
  /** The set is over. `onEnd` comes once, also after `leave`. */
  onEnd(result: Recorded | null, error: unknown): void;
  /** Left before it began. */
  onBack(): void;
  /** The same set anew, with the fast pose model from now on. */
  onFaster(): void;
  /** The person changed something that is to be remembered. */
  onSettings(change: Partial<StoredSettings>): void;
}

/** What a stage is made for. */
export interface StageOrder {
  readonly order: SetOrder;
  readonly routine: Routine;
  /** The routine as it is shown: with its texts in the language of `words`. */
  readonly shown: Routine;
  readonly words: Words;
  readonly settings: StoredSettings;
  readonly open: () => Promise<Source>;
  /** Whether the developer's panel is up from the start. */
  readonly developer: boolean;
}

/** One set on the screen: the picture at every tick, the panel a few times a second, voice, and the keys. */
export class Stage {
  readonly #root: HTMLElement;
  readonly #about: StageOrder;
  readonly #listener: StageListener;
  readonly #set: TrainingSet;
  readonly #steady = createSteadyCue();
  readonly #bests = createBestTurnouts();
  readonly #left = new AbortController();
  readonly #speaker: Speaker;
  readonly #began = performance.now();
  #settings: StoredSettings;
  #loading: Omit<Loading, 'since'> | null;
  #setup: SetupView | null = null;
  #view: StageView | null = null;
  #state: SetState | null = null;
  #said: Sayable | null = null;
  #pace: readonly string[] = [];
  #slow: SlowView | null = null;
  #notKept: string | null = null;
  #developer: DeveloperTimes | null = null;
  #notice: { readonly words: string; readonly until: number } | null = null;
  #noDelay: string | null = null;
  #picture: PlumbPicture | null = null;
  readonly #mirror = new DelayedMirror(
    (picture, ...shown) => (this.#picture ? this.#picture.show(picture, ...shown) : picture.close()),
    () => this.#tellNoDelay(),
  );
  #panelAt = Number.NEGATIVE_INFINITY;
  #paceAt = Number.NEGATIVE_INFINITY;

  constructor(root: HTMLElement, about: StageOrder, listener: StageListener) {
    const { order, routine, settings, open } = about;
    this.#root = root;
    this.#about = about;
    this.#listener = listener;
    this.#settings = settings;
    this.#speaker = createSpeaker(browserMeans(this.#left.signal), spoken(settings, about.words));
    this.#loading = { loaded: 0, total: 0, sourceReady: false, source: order.source };
    this.#set = new TrainingSet(order, routine, open, {
      onProgress: (progress) => {
        if (this.#loading) this.#loading = { ...this.#loading, ...progress };
        this.#draw();
      },
      onTick: (tick, pace, state) => this.#tick(tick, pace, state),
      onPause: () => this.#draw(),
      onFault: (fault, lost) => this.#tellFault(fault, lost),
      onNotice: (notice) => this.#tellNotice(notice),
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
    if (this.#about.developer) this.#toggleDeveloper();
    this.#name();
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
    this.#speaker.stop();
    this.#developer?.close();
    this.#left.abort();
    this.#mirror.close();
    this.#picture?.clear();
    this.#picture = null;
  }

  #tick(tick: Tick, pace: Pace, state: SetState): void {
    const { picture, moment } = tick;
    if (!this.#picture) return picture?.close();
    const drawing = performance.now();
    if (picture) this.#mirror.add(picture, moment, sceneOf(state));
    this.#developer?.add(tick, { drawMs: performance.now() - drawing, age: pace.age });
    const { shown, words } = this.#about;
    this.#loading = null;
    this.#state = state;
    const now = performance.now();
    const { phase } = state;
    this.#setup = isSetup(phase) ? setupView(phase, moment.calibration, words) : null;
    if (this.#setup) this.#setup = { ...this.#setup, cue: this.#steady.next(this.#setup.cue, now) };
    else if (phase.kind === 'running') {
      const view = stageView(moment, shown, words, this.#bests.advance(moment));
      this.#view = { ...view, cue: this.#steady.next(view.cue, now) };
    }
    if (now - this.#panelAt < PANEL_EVERY) return;
    this.#panelAt = now;
    if (now - this.#paceAt >= PACE_EVERY) {
      this.#paceAt = now;
      this.#developer?.sumUp(pace, words);
      this.#pace = this.#settings.amount === 'numbers' ? paceWords(pace, words) : [];
      this.#slow = slowView(pace, words);
    }
    this.#name();
    this.#announce();
    this.#draw();
  }

  /** Names the screen that is up: getting in place, or the set. */
  #name(): void {
    const setup = this.#setup !== null || (this.#loading !== null && this.#about.order.source === 'camera');
    const screen = setup ? 'setup' : 'stage';
    if (document.documentElement.dataset['screen'] === screen) return;
    const { words, shown } = this.#about;
    document.documentElement.dataset['screen'] = screen;
    document.title = words.common.pageTitle(setup ? words.setup.title : shown.title);
  }

  #announce(): void {
    const said = sayable(this.#state, this.#setup, this.#view, this.#pausedWords());
    const utterance = announce(this.#said, said, this.#settings.talk);
    this.#said = said;
    if (utterance) this.#speaker.say(utterance);
  }

  #draw(): void {
    if (this.#left.signal.aborted) return;
    const { shown, words } = this.#about;
    const loading = this.#loading && loadingView({ ...this.#loading, since: performance.now() - this.#began }, words);
    const model = {
      routine: shown,
      loading,
      setup: this.#setup,
      view: this.#view,
      pace: this.#pace,
      slow: this.#slow,
      paused: this.#pausedWords(),
      raised: this.#state?.raised ?? 0,
      caption: this.#caption(),
      amount: this.#settings.amount,
      muted: this.#settings.muted,
      records: this.#records,
      recording: this.#recording,
      hears: this.#set.hears,
      mirror: this.#mirror,
      notKept: this.#notKept ?? this.#noDelay,
      drawnByProcessor: hasNoCard(),
      developer: this.#developer?.view ?? null,
      notice: this.#notice && performance.now() < this.#notice.until ? this.#notice.words : null,
    };
    render(stageScreen(model, words, this.#actions), this.#root);
  }

  readonly #actions: StageActions = {
    onPause: () => this.#pauseOrGoOn(),
    onEnd: () => this.#end(),
    onRemeasure: () => this.#remeasure(),
    onSkip: () => this.#set.skip(),
    onMute: () => this.#change({ muted: !this.#settings.muted }),
    onDelay: () => this.#mirrorLater(),
    onAmount: () => this.#change({ amount: nextOf(AMOUNTS, this.#settings.amount) }),
    onKeys: () => this.#root.querySelector<HTMLDialogElement>('dialog.keys')?.showModal(),
    onFaster: () => this.#slow?.canGoFaster && this.#listener.onFaster(),
  };

  /** What is said and not already there in large letters. */
  #caption(): string {
    const { caption } = this.#speaker;
    if (caption === this.#pausedWords()) return '';
    const large = this.#setup ?? (this.#settings.amount === 'mirror' ? null : this.#view);
    return caption === large?.cue.say ? '' : caption;
  }

  #pausedWords(): string | null {
    const why = this.#set.paused;
    if (why === null) return null;
    const { stage } = this.#about.words;
    const words = {
      asked: stage.pausedByHand,
      hand: stage.pausedByHand,
      hidden: stage.pausedHidden,
      lost: stage.pausedLost,
    };
    return (words satisfies Record<PauseReason, string>)[why];
  }

  get #records(): boolean {
    const { keep, source } = this.#about.order;
    return keep === 'picture' && source !== 'demo';
  }

  /** On from the first picture that is recorded, off as soon as none is. */
  get #recording(): boolean {
    return this.#set.measures && this.#records && this.#notKept === null;
  }

  #tellFault(fault: RecordingFault, lost: 'picture' | 'all'): void {
    const { library: say } = this.#about.words;
    this.#notKept = lost === 'all' ? say.lost : say.faults[fault];
    this.#draw();
  }

  #tellNotice(notice: Notice): void {
    const { stage, settings } = this.#about.words;
    this.#notice = { words: noticeWords(notice, stage, settings), until: performance.now() + NOTICE_FOR };
    this.#draw();
  }

  #mirrorLater(): void {
    if (this.#loading || this.#setup) return;
    this.#noDelay = null;
    this.#mirror.set(nextOf(DELAYS, this.#mirror.seconds));
    this.#draw();
  }

  #tellNoDelay(): void {
    this.#noDelay = this.#about.words.stage.noDelay;
    this.#draw();
  }

  #change(change: Partial<StoredSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.#speaker.configure(spoken(this.#settings, this.#about.words));
    this.#listener.onSettings(change);
    this.#draw();
  }

  #pauseOrGoOn(): void {
    if (this.#loading) return;
    if (this.#setup?.canSkip) this.#set.skip();
    else if (this.#set.paused) this.#set.resume();
    else this.#set.pause('asked');
  }

  #remeasure(): void {
    this.#set.resume();
    this.#set.remeasure();
  }

  #toggleDeveloper(): void {
    this.#developer?.close();
    this.#developer = this.#developer ? null : new DeveloperTimes();
    this.#draw();
  }

  /** A set that has not begun has nothing to show afterwards. */
  #end(): void {
    if (!this.#loading && !this.#setup) return this.#set.end();
    this.#listener.onBack();
  }

  /** A focused button keeps its own keys, and so does the list of keys. */
  #key(event: KeyboardEvent): void {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#root.querySelector('dialog[open]')) return;
    const onControl = event.target instanceof Element && event.target.closest('button, summary, a, input, select');
    if (event.key === ' ' && onControl) return;
    const act = this.#keys[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  }

  readonly #keys: Readonly<Record<string, () => void>> = {
    ' ': this.#actions.onPause,
    escape: this.#actions.onEnd,
    r: this.#actions.onRemeasure,
    m: this.#actions.onMute,
    n: this.#actions.onAmount,
    f: this.#actions.onFaster,
    d: () => this.#toggleDeveloper(),
    l: this.#actions.onDelay,
    '?': this.#actions.onKeys,
  };
}

function noticeWords(notice: Notice, stage: Words['stage'], { models }: Words['settings']): string {
  if (notice.kind === 'restarted') return stage.noticeRestarted;
  if (notice.kind === 'camera-swapped') return stage.noticeCamera(notice.name);
  const [model] = models[notice.to];
  return notice.when === 'now' ? stage.noticeSteppedDown(model) : stage.noticeNextSet(model);
}

/** What lies over the picture in each phase. */
function sceneOf({ phase }: SetState): Scene {
  if (phase.kind === 'placing' || phase.kind === 'holding') return { kind: 'spot', place: phase.framing };
  return { kind: phase.kind === 'paused' ? 'bare' : 'marks' };
}

/** What may be said aloud of what is shown. */
function sayable(
  state: SetState | null,
  setup: SetupView | null,
  view: StageView | null,
  paused: string | null,
): Sayable {
  const cue = view?.cue.state === 'attention' ? view.cue : null;
  return {
    phase: paused === null ? (state?.phase.kind ?? 'placing') : 'paused',
    step: view?.step.id ?? '',
    stepWords: view?.step.title ?? '',
    reps: view?.reps ?? 0,
    cue: cue ? `${cue.rule} ${cue.say}` : '',
    cueWords: cue?.say ?? '',
    praise: view?.cue.state === 'good' ? view.cue.say : '',
    guide: paused ?? setup?.cue.say ?? '',
  };
}

const nextOf = <T>(choices: readonly T[], now: T): T => choices[(choices.indexOf(now) + 1) % choices.length]!;
