import { render } from 'lit';
import { framingOfNobody } from '../core/framing.ts';
import type { Moment } from '../core/moment.ts';
import type { Routine } from '../core/routine.ts';
import type { Picture } from '../pose/estimator.ts';
import type { RecordingFault } from '../record/messages.ts';
import type { Source } from '../source/source.ts';
import { AMOUNTS } from '../store/settings.ts';
import type { StoredSettings } from '../store/settings.ts';
import type { PlumbPicture, Scene } from '../ui/picture.ts';
import { stageScreen } from '../ui/stage-screen.ts';
import type { StageActions } from '../ui/stage-screen.ts';
import type { Pace } from '../ui/view/pace-view.ts';
import type { Words } from '../words/index.ts';
import type { SetOrder } from './address.ts';
import { DeveloperTimes } from './developer-times.ts';
import { DelayedMirror, DELAYS } from './delayed-mirror.ts';
import { keepFocus } from './keep-focus.ts';
import type { Recorded } from './recording.ts';
import type { Tick } from './run.ts';
import { listenToKeys } from './stage-keys.ts';
import type { StageKeys } from './stage-keys.ts';
import { pausedWords, StagePanel } from './stage-panel.ts';
import { StageVoice } from './stage-voice.ts';
import { TrainingSet } from './training-set.ts';
import { hasNoCard } from './this-machine.ts';
import type { SetState } from './training-set.ts';

/** The panel changes at most this often: nobody reads faster, and the time belongs to the pictures. Milliseconds. */
const PANEL_EVERY = 125;
const LOADING_EVERY = 500;

/** Where a stage leads. */
export interface StageListener {
  /** The set is over. `onEnd` comes once, also after `leave`. */
  onEnd(result: Recorded | null, error: unknown, forPain: boolean): void;
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
  readonly #panel: StagePanel;
  readonly #left = new AbortController();
  readonly #voice: StageVoice;
  #settings: StoredSettings;
  #notKept: string | null = null;
  #noDelay: string | null = null;
  /** It is ended because of that. */
  #hurts = false;
  #developer: DeveloperTimes | null = null;
  #picture: PlumbPicture | null = null;
  readonly #mirror = new DelayedMirror(
    (picture, ...shown) => (this.#picture ? this.#picture.show(picture, ...shown) : picture.close()),
    () => {
      this.#noDelay = this.#about.words.stage.noDelay;
      this.#draw();
    },
  );
  #drawnAt = Number.NEGATIVE_INFINITY;

  constructor(root: HTMLElement, about: StageOrder, listener: StageListener) {
    const { order, routine, shown, words, settings, open } = about;
    this.#root = root;
    this.#about = about;
    this.#listener = listener;
    this.#settings = settings;
    this.#voice = new StageVoice(settings, words, this.#left.signal);
    this.#panel = new StagePanel(shown, words, order.source, performance.now());
    this.#set = new TrainingSet(order, routine, open, {
      onProgress: (progress) => {
        this.#panel.progress(progress);
        this.#draw();
      },
      onEarly: (picture, moment) => this.#showEarly(picture, moment),
      onTick: (tick, pace, state) => this.#tick(tick, pace, state),
      onPause: () => this.#draw(),
      onFault: (fault, lost) => this.#tellFault(fault, lost),
      onNotice: (notice) => {
        this.#panel.tell(notice, performance.now());
        this.#draw();
      },
      onEnd: (result, error) => {
        this.#close();
        this.#listener.onEnd(result, error, this.#hurts);
      },
    });
  }

  start(): void {
    const { signal } = this.#left;
    listenToKeys(this.#keys, signal);
    const timer = setInterval(() => this.#panel.isLoading && this.#draw(), LOADING_EVERY);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
    if (this.#about.developer) this.#toggleDeveloper();
    this.#name();
    this.#draw();
    this.#root.querySelector('h1')?.focus({ preventScroll: true });
    this.#picture = this.#root.querySelector('plumb-picture');
    void this.#set.start();
  }

  /** Ends the set without a word: another screen is coming. */
  leave(): void {
    this.#close();
    this.#set.end();
  }

  #close(): void {
    this.#developer?.close();
    this.#left.abort();
    this.#mirror.close();
    this.#picture?.clear();
    this.#picture = null;
  }

  /** Somebody can find their place before there is anything that could see them. */
  #showEarly(picture: Picture, moment: Moment): void {
    if (!this.#picture) return picture.close();
    this.#picture.show(picture, moment, { kind: 'spot', place: framingOfNobody(moment.size) });
    this.#panel.showsEarly();
  }

  #tick(tick: Tick, pace: Pace, state: SetState): void {
    const { picture, moment } = tick;
    if (!this.#picture) return picture?.close();
    const now = performance.now();
    if (picture) this.#mirror.add(picture, moment, sceneOf(state));
    this.#developer?.add(tick, { drawMs: performance.now() - now, age: pace.age });
    this.#panel.advance(moment, state, now);
    if (now - this.#drawnAt < PANEL_EVERY) return;
    this.#drawnAt = now;
    if (this.#panel.keepPace(pace, now)) this.#developer?.sumUp(pace, this.#about.words);
    this.#name();
    this.#voice.follow(this.#panel.sayable(this.#pausedWords));
    this.#draw();
  }

  /** Names the screen that is up: getting in place, or the set. */
  #name(): void {
    const { screen } = this.#panel;
    if (document.documentElement.dataset['screen'] === screen) return;
    const { words, shown } = this.#about;
    document.documentElement.dataset['screen'] = screen;
    document.title = words.common.pageTitle(screen === 'setup' ? words.setup.title : shown.title);
  }

  #draw(): void {
    if (this.#left.signal.aborted) return;
    const { shown, words } = this.#about;
    const { setup, view, pace, slow, raised } = this.#panel;
    const { amount, muted } = this.#settings;
    const now = performance.now();
    const model = {
      routine: shown,
      isLive: this.#about.order.source === 'camera',
      loading: this.#panel.loading(now),
      setup,
      view,
      pace: amount === 'numbers' ? pace : [],
      slow,
      paused: this.#pausedWords,
      raised,
      caption: this.#caption(),
      amount,
      muted,
      records: this.#records,
      recording: this.#recording,
      hears: this.#set.hears,
      mirror: this.#mirror,
      notKept: this.#notKept ?? this.#noDelay,
      drawnByProcessor: hasNoCard(),
      developer: this.#developer?.view ?? null,
      notice: this.#panel.notice(now),
    };
    keepFocus(this.#root, () => render(stageScreen(model, words, this.#actions), this.#root));
  }

  readonly #actions: StageActions = {
    onPause: () => this.#pauseOrGoOn(),
    onEnd: () => this.#end(),
    onHurts: () => this.#endForPain(),
    onRemeasure: () => this.#remeasure(),
    onSkip: () => this.#set.skip(),
    onMute: () => this.#change({ muted: !this.#settings.muted }),
    onDelay: () => this.#mirrorLater(),
    onAmount: () => this.#change({ amount: nextOf(AMOUNTS, this.#settings.amount) }),
    onKeys: () => this.#root.querySelector<HTMLDialogElement>('dialog.keys')?.showModal(),
    onFaster: () => this.#panel.slow?.canGoFaster && this.#listener.onFaster(),
  };

  /** What is said and not already there in large letters. */
  #caption(): string {
    const { caption } = this.#voice;
    if (caption === this.#pausedWords) return '';
    const { setup, view } = this.#panel;
    const large = setup ?? (this.#settings.amount === 'mirror' ? null : view);
    return caption === large?.cue.say ? '' : caption;
  }

  get #pausedWords(): string | null {
    const why = this.#set.paused;
    return why && pausedWords(why, this.#about.words);
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

  #mirrorLater(): void {
    if (!this.#hasBegun) return;
    this.#noDelay = null;
    this.#mirror.set(nextOf(DELAYS, this.#mirror.seconds));
    this.#draw();
  }

  #change(change: Partial<StoredSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.#voice.configure(this.#settings);
    this.#listener.onSettings(change);
    this.#draw();
  }

  #pauseOrGoOn(): void {
    if (this.#panel.isLoading) return;
    if (this.#panel.setup?.canSkip) this.#set.skip();
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
    if (this.#hasBegun) return this.#set.end();
    this.#listener.onBack();
  }

  /** Nobody is hurt by a film. */
  #endForPain(): void {
    if (this.#about.order.source !== 'camera') return;
    this.#hurts = true;
    this.#end();
  }

  get #hasBegun(): boolean {
    return !this.#panel.isLoading && this.#panel.setup === null;
  }

  readonly #keys: StageKeys = {
    ' ': this.#actions.onPause,
    escape: this.#actions.onEnd,
    h: this.#actions.onHurts,
    r: this.#actions.onRemeasure,
    m: this.#actions.onMute,
    n: this.#actions.onAmount,
    f: this.#actions.onFaster,
    d: () => this.#toggleDeveloper(),
    l: this.#actions.onDelay,
    '?': this.#actions.onKeys,
  };
}

/** What lies over the picture in each phase. */
function sceneOf({ phase }: SetState): Scene {
  if (phase.kind === 'placing' || phase.kind === 'holding') return { kind: 'spot', place: phase.framing };
  return { kind: phase.kind === 'paused' ? 'bare' : 'marks' };
}

const nextOf = <T>(choices: readonly T[], now: T): T => choices[(choices.indexOf(now) + 1) % choices.length]!;
