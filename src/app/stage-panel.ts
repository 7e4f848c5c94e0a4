import type { Moment } from '../core/moment.ts';
import type { Routine } from '../core/routine.ts';
import type { PauseReason } from '../core/set-flow.ts';
import type { Sayable } from '../speak/announce.ts';
import { createBestTurnouts } from '../ui/view/bests.ts';
import { loadingView } from '../ui/view/loading-view.ts';
import type { Loading, LoadingView } from '../ui/view/loading-view.ts';
import { paceWords, slowView } from '../ui/view/pace-view.ts';
import type { Pace, SlowView } from '../ui/view/pace-view.ts';
import { isSetup, setupView } from '../ui/view/setup-view.ts';
import type { SetupView } from '../ui/view/setup-view.ts';
import { stageView } from '../ui/view/stage-view.ts';
import type { StageView } from '../ui/view/stage-view.ts';
import { createSteadyCue } from '../ui/view/steady-cue.ts';
import type { Words } from '../words/index.ts';
import type { SourceKind } from './address.ts';
import type { Notice, SetState } from './training-set.ts';

/** Numbers about keeping up are to be read, not watched. Milliseconds. */
const PACE_EVERY = 1000;
/** What happened can be read for this long. Milliseconds. */
const NOTICE_FOR = 10_000;

/** What a stage says beside its picture, as a set goes on. Knows no page and no clock: `now` is milliseconds of any one. */
export class StagePanel {
  readonly #routine: Routine;
  readonly #words: Words;
  readonly #began: number;
  readonly #steady = createSteadyCue();
  readonly #bests = createBestTurnouts();
  #loading: Omit<Loading, 'since'> | null;
  #setup: SetupView | null = null;
  #view: StageView | null = null;
  #state: SetState | null = null;
  #pace: readonly string[] = [];
  #slow: SlowView | null = null;
  #paceAt = Number.NEGATIVE_INFINITY;
  #notice: { readonly words: string; readonly until: number } | null = null;

  constructor(routine: Routine, words: Words, source: SourceKind, now: number) {
    this.#routine = routine;
    this.#words = words;
    this.#began = now;
    this.#loading = { loaded: 0, total: 0, sourceReady: false, isMirrored: false, source };
  }

  get isLoading(): boolean {
    return this.#loading !== null;
  }

  /** How far loading is; null once the first picture is through. */
  loading(now: number): LoadingView | null {
    return this.#loading && loadingView({ ...this.#loading, since: now - this.#began }, this.#words);
  }

  /** The way into place; null before and after it. */
  get setup(): SetupView | null {
    return this.#setup;
  }

  /** The set; null before its first moment. */
  get view(): StageView | null {
    return this.#view;
  }

  get pace(): readonly string[] {
    return this.#pace;
  }

  get slow(): SlowView | null {
    return this.#slow;
  }

  /** How long a hand has been held up, 0 to 1. */
  get raised(): number {
    return this.#state?.raised ?? 0;
  }

  /** What happened lately, in a sentence; null where nothing did. */
  notice(now: number): string | null {
    return this.#notice && now < this.#notice.until ? this.#notice.words : null;
  }

  /** Getting in place, or the set. */
  get screen(): 'setup' | 'stage' {
    return this.#setup || this.#loading?.source === 'camera' ? 'setup' : 'stage';
  }

  progress(progress: Partial<Loading>): void {
    if (this.#loading) this.#loading = { ...this.#loading, ...progress };
  }

  /** The camera is seen already, while the model loads. */
  showsEarly(): void {
    this.progress({ isMirrored: true });
  }

  tell(notice: Notice, now: number): void {
    this.#notice = { words: noticeWords(notice, this.#words), until: now + NOTICE_FOR };
  }

  advance(moment: Moment, state: SetState, now: number): void {
    this.#loading = null;
    this.#state = state;
    const { phase } = state;
    this.#setup = isSetup(phase) ? setupView(phase, moment.calibration, this.#routine, this.#words) : null;
    if (this.#setup) this.#setup = { ...this.#setup, cue: this.#steady.next(this.#setup.cue, now) };
    else if (phase.kind === 'running') {
      const view = stageView(moment, this.#routine, this.#words, this.#bests.advance(moment));
      this.#view = { ...view, cue: this.#steady.next(view.cue, now) };
    }
  }

  /** Takes over how it keeps up, now and then; whether it did. */
  keepPace(pace: Pace, now: number): boolean {
    if (now - this.#paceAt < PACE_EVERY) return false;
    this.#paceAt = now;
    this.#pace = paceWords(pace, this.#words);
    this.#slow = slowView(pace, this.#words);
    return true;
  }

  /** What may be said aloud of what is shown. `paused`: why it stands still, in words. */
  sayable(paused: string | null): Sayable {
    const view = this.#view;
    const cue = view?.cue.state === 'attention' ? view.cue : null;
    return {
      phase: paused === null ? (this.#state?.phase.kind ?? 'placing') : 'paused',
      step: view?.step.id ?? '',
      stepWords: view?.step.title ?? '',
      reps: view?.reps ?? 0,
      cue: cue ? `${cue.rule} ${cue.say}` : '',
      cueWords: cue?.say ?? '',
      praise: view?.cue.state === 'good' ? view.cue.say : '',
      guide: paused ?? this.#setup?.cue.say ?? '',
    };
  }
}

/** Why a set stands still, and how it goes on. */
export function pausedWords(why: PauseReason, { stage }: Words): string {
  const words = {
    asked: stage.pausedByHand,
    hand: stage.pausedByHand,
    hidden: stage.pausedHidden,
    lost: stage.pausedLost,
  } satisfies Record<PauseReason, string>;
  return words[why];
}

function noticeWords(notice: Notice, { stage, settings }: Words): string {
  if (notice.kind === 'restarted') return stage.noticeRestarted;
  if (notice.kind === 'camera-swapped') return stage.noticeCamera(notice.name);
  const [model] = settings.models[notice.to];
  return notice.when === 'now' ? stage.noticeSteppedDown(model) : stage.noticeNextSet(model);
}
