import { acceptableRange } from '../core/acceptable.ts';
import { withDispute } from '../core/dispute.ts';
import { METRIC_IDS } from '../core/reading.ts';
import type { MetricId } from '../core/reading.ts';
import { findingKey } from '../core/report.ts';
import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { stateOf } from '../draw/state.ts';
import { metricName } from '../draw/words.ts';
import { openFootage } from '../record/footage.ts';
import type { Footage } from '../record/footage.ts';
import { openFootageSound } from '../record/footage-sound.ts';
import type { FootageSound } from '../record/footage-sound.ts';
import { openCatalogue } from '../store/catalogue.ts';
import type { Catalogue } from '../store/catalogue.ts';
import { LIMITS } from '../store/entry.ts';
import type { Entry } from '../store/entry.ts';
import { StoreError } from '../store/session-head.ts';
import { openStored } from '../store/stored-session.ts';
import type { StoredSession } from '../store/stored-session.ts';
import type { PlumbPicture } from '../ui/picture.ts';
import { replayNotice, replayScreen } from '../ui/replay-screen.ts';
import type { ReplayActions, ReplayModel } from '../ui/replay-screen.ts';
import type { AgainResult, ScoreOrder } from '../ui/scored-again.ts';
import { dayWords, timeWords } from '../ui/view/library-view.ts';
import { momentAt, neighbour, plotData, plotLabel, PLOTS, replayView } from '../ui/view/replay-view.ts';
import type { PlotData, ReplayView, Stroke } from '../ui/view/replay-view.ts';
import { answerFinding } from './answer.ts';
import type { Page } from './page.ts';
import { Playback } from './playback.ts';
import type { Scene } from './playback.ts';
import { exportClip, exportSession } from './replay-exports.ts';
import type { ExportListener, Replayed } from './replay-exports.ts';
import { whenAborted } from './when-aborted.ts';

/** The panel follows playing at most this often, milliseconds. */
const PANEL_EVERY = 90;
const NO_STROKES: readonly Stroke[] = [];

/** What the player was opened with. */
interface Opened {
  readonly entry: Entry;
  readonly stored: StoredSession;
  readonly routine: Routine;
  readonly catalogue: Catalogue;
  /** Sessions of the same routine. */
  readonly besides: ReplayModel['besides'];
}

/** What is seen and heard of it. */
interface Media {
  readonly footage: Footage | null;
  readonly sound: FootageSound | null;
}

/** A kept session in the player: what is shown of it, and what keys and buttons do. */
export class ReplayPage {
  readonly #page: Page;
  readonly #opened: Opened;
  readonly #playback: Playback;
  readonly #sound: FootageSound | null;
  #entry: Entry;
  #view: ReplayView;
  readonly #plots = new Map<MetricId, PlotData>();
  #scene: Scene | null = null;
  #place = 0;
  #speed = 1;
  #marks = true;
  #muted = false;
  #other: MetricId | null = null;
  #noting = false;
  #strokes: readonly Stroke[] = [];
  #record: SessionRecord;
  #order: ScoreOrder;
  #scored: AgainResult | null = null;
  #exporting: { words: string; part: number } | null = null;
  #refused: string | null = null;
  #stopExport: AbortController | null = null;
  #drawnAt = Number.NEGATIVE_INFINITY;

  private constructor(page: Page, opened: Opened, { footage, sound }: Media) {
    this.#page = page;
    this.#opened = opened;
    this.#entry = opened.entry;
    this.#record = opened.stored.record;
    this.#order = { routine: this.#scorable[0]!.id, limits: 1 };
    this.#view = this.#makeView();
    this.#sound = sound;
    this.#playback = new Playback(opened.stored, { footage, sound }, (scene) => this.#show(scene));
    whenAborted(page.until, () => this.#close());
    document.addEventListener('keydown', (event) => this.#key(event), { signal: page.until });
  }

  /** Opens a session at a moment, seconds. */
  static async open(page: Page, session: string, t: number): Promise<void> {
    const { words } = page;
    page.show(words.common.pageTitle(words.replay.opening), replayNotice(words.replay.opening, '', words));
    try {
      const opened = await openSession(page, session);
      if (!opened)
        return page.show(
          words.common.pageTitle(words.replay.missing),
          replayNotice(words.replay.missing, words.replay.missingHelp, words),
        );
      const footage = opened.stored.picture && (await openFootage(opened.stored.picture));
      const sound = opened.stored.picture && (await openFootageSound(opened.stored.picture));
      const replay = new ReplayPage(page, opened, { footage, sound });
      if (page.until.aborted) return;
      replay.#draw();
      await replay.#playback.seek(replay.#playback.placeOf(t));
    } catch (error) {
      page.fail(error);
    }
  }

  #close(): void {
    this.#stopExport?.abort();
    this.#playback.close();
    this.#opened.catalogue.close();
  }

  #makeView(): ReplayView {
    return replayView(this.#record, this.#opened.routine, this.#page.words, this.#entry.pins);
  }

  /** What it can be scored again by: its own routine, where that is known, and every other. */
  get #scorable(): readonly Routine[] {
    const { routine } = this.#opened;
    const others = this.#page.routines.filter(({ id }) => id !== routine.id);
    return routine.steps.length ? [routine, ...others] : others;
  }

  get #t(): number {
    return this.#opened.stored.rows.t(this.#place);
  }

  /** Takes the picture over. */
  #show(scene: Scene): void {
    const picture = document.querySelector<PlumbPicture>('plumb-picture');
    if (!picture || this.#page.until.aborted) return scene.picture.close();
    this.#scene = scene;
    this.#place = scene.place;
    picture.show(scene.picture, scene.moment);
    const now = performance.now();
    if (this.#playback.playing && now - this.#drawnAt < PANEL_EVERY) return;
    this.#drawnAt = now;
    this.#draw();
  }

  #draw(): void {
    if (this.#page.until.aborted) return;
    const { words } = this.#page;
    const { stored, routine, entry } = this.#opened;
    const title = `${routine.title}, ${dayWords(new Date(entry.startedAt), new Date(), words)}`;
    const step = routine.steps.find(({ id }) => id === this.#scene?.moment.step)?.title ?? '';
    const shown = this.#other ? [...PLOTS, this.#other] : PLOTS;
    const model: ReplayModel = {
      title,
      routine,
      view: this.#view,
      place: this.#place,
      places: this.#playback.places,
      t: this.#t,
      step,
      playing: this.#playback.playing,
      speed: this.#speed,
      marks: this.#marks,
      sound: this.#sound && !this.#muted,
      hasPicture: stored.picture !== null,
      current: momentAt(this.#view.moments, this.#t),
      plots: shown.map((metric) => this.#plot(metric)),
      others: METRIC_IDS.filter((metric) => !PLOTS.includes(metric)).map((metric) => ({
        metric,
        name: metricName(metric, words),
      })),
      other: this.#other,
      noting: this.#noting,
      strokes: this.#shownStrokes(),
      again: { routines: this.#scorable, order: this.#order, result: this.#scored },
      besides: this.#opened.besides,
      exporting: this.#exporting,
      refused: this.#refused,
    };
    this.#page.show(words.common.pageTitle(title), replayScreen(model, words, this.#actions()));
  }

  /** Lines of the note that is being written, or of the one that belongs to this very picture. */
  #shownStrokes(): readonly Stroke[] {
    if (this.#noting) return this.#strokes;
    return this.#entry.pins.find(({ t }) => this.#playback.placeOf(t) === this.#place)?.strokes ?? NO_STROKES;
  }

  #plot(metric: MetricId): ReplayModel['plots'][number] {
    const { stored, routine } = this.#opened;
    if (!this.#plots.has(metric))
      this.#plots.set(metric, plotData(stored.record, routine, metric, acceptableRange(routine, metric)));
    const reading = stored.record.frames[this.#place]!.readings[metric];
    const state = this.#scene ? stateOf(this.#scene.moment, routine, metric) : 'unknown';
    return { data: this.#plots.get(metric)!, ...plotLabel(metric, reading, this.#page.words), state };
  }

  #actions(): ReplayActions {
    return {
      onPlay: () => this.#playOrPause(),
      onPlace: (place) => this.#seek(place),
      onSeek: (t) => this.#seek(this.#playback.placeOf(t)),
      onStep: (way) => this.#seek(this.#place + way),
      onMoment: (way) => this.#jump(way),
      onSpeed: (speed) => this.#setSpeed(speed),
      onSound: () => this.#setMuted(!this.#muted),
      onMarks: () => this.#set(() => (this.#marks = !this.#marks)),
      onOther: (name) => this.#set(() => (this.#other = METRIC_IDS.find((metric) => metric === name) ?? null)),
      onNote: (open) => this.#note(open),
      onStroke: (stroke) => this.#set(() => (this.#strokes = [...this.#strokes, stroke].slice(0, LIMITS.strokes))),
      onUndoStroke: () => this.#set(() => (this.#strokes = this.#strokes.slice(0, -1))),
      onKeepNote: (text) => this.#keepNote(text),
      onRemoveNote: (t) => this.#changePins((pins) => pins.filter((pin) => pin.t !== t)),
      onDispute: (key, isWrong) => this.#dispute(key, isWrong),
      onClip: (moment) => this.#work((listener) => exportClip(moment, this.#replayed, this.#page, listener)),
      onScore: (order) => this.#score(order),
      onBeside: (beside) => beside && this.#page.go({ screen: 'beside', session: this.#entry.id, beside }),
      onSave: (kind) => this.#work((listener) => exportSession(kind, this.#replayed, this.#page, listener)),
      onStop: () => this.#stopExport?.abort(),
    };
  }

  #set(change: () => void): void {
    this.#playback.pause();
    change();
    this.#draw();
  }

  #seek(place: number): void {
    this.#playback.pause();
    this.#playback.seek(place).catch((error: unknown) => this.#page.fail(error));
  }

  #jump(way: -1 | 1): void {
    const t = neighbour(this.#view.moments, this.#t, way);
    if (t !== null) this.#seek(this.#playback.placeOf(t));
  }

  #playOrPause(): void {
    if (this.#playback.playing) return this.#set(() => undefined);
    this.#play(this.#place >= this.#playback.places - 1 ? 0 : this.#place);
  }

  #play(from: number): void {
    this.#playback.play(from, this.#speed).then(
      () => this.#draw(),
      (error: unknown) => this.#page.fail(error),
    );
    this.#draw();
  }

  #setSpeed(speed: number): void {
    this.#speed = speed;
    if (this.#playback.playing) this.#play(this.#place);
    else this.#draw();
  }

  #setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#sound?.mute(muted);
    this.#draw();
  }

  #note(open: boolean): void {
    this.#set(() => {
      this.#noting = open;
      this.#strokes = [];
    });
  }

  #keepNote(text: string): void {
    this.#noting = false;
    const strokes = this.#strokes.map((stroke) => stroke.map(({ x, y }) => ({ x, y })));
    const pin = { t: this.#t, note: text, strokes };
    this.#strokes = [];
    if (text || strokes.length)
      this.#changePins((pins) => [...pins.filter(({ t }) => t !== pin.t), pin].toSorted((a, b) => a.t - b.t));
    else this.#draw();
  }

  #changePins(change: (pins: Entry['pins']) => Entry['pins']): void {
    const { catalogue, entry } = this.#opened;
    catalogue
      .change(entry.id, (known) => ({ ...known, pins: change(known.pins) }))
      .then((changed) => {
        if (changed) this.#entry = changed;
        this.#view = this.#makeView();
        this.#draw();
      })
      .catch((error: unknown) => this.#page.fail(error));
  }

  /** Does something long: its progress stands where files are saved from, and it can be stopped. */
  #work(act: (listener: ExportListener) => Promise<void>): void {
    this.#stopExport?.abort();
    const stop = (this.#stopExport = new AbortController());
    this.#refused = null;
    const tell = (change: () => void) => {
      // What was stopped for something else says nothing any more.
      if (this.#stopExport !== stop) return;
      change();
      this.#draw();
    };
    act({
      signal: stop.signal,
      onProgress: (words, part) => tell(() => (this.#exporting = { words, part })),
      onRefused: (words) => tell(() => (this.#refused = words)),
    })
      .catch(
        (error: unknown) => !(error instanceof DOMException && error.name === 'AbortError') && this.#page.fail(error),
      )
      .finally(() => tell(() => (this.#exporting = null)));
  }

  get #replayed(): Replayed {
    const { stored, routine } = this.#opened;
    const seenAt = (t: number) => this.#playback.momentAt(this.#playback.placeOf(t));
    return { entry: this.#entry, stored, record: this.#record, routine, seenAt };
  }

  #score(order: ScoreOrder): void {
    const { words } = this.#page;
    this.#order = order;
    this.#work(async ({ signal, onProgress }) => {
      const tell = (part: number) => onProgress(words.replay.again.scoring(Math.floor(part * 100)), part);
      const { scoreAgain } = await import('./score-again.ts');
      const about = { signal, onProgress: tell };
      const then = { record: this.#record, routine: this.#opened.routine };
      const routine = this.#scorable.find(({ id }) => id === order.routine) ?? this.#scorable[0]!;
      this.#scored = await scoreAgain(this.#opened.stored, then, { ...order, routine }, words, about);
    });
  }

  /** Keeps the person's answer for when the session is opened again, and shows that it is kept. */
  #dispute(key: string, isWrong: boolean): void {
    const record = withDispute(this.#record, key, isWrong, this.#opened.routine);
    const finding = record.findings.find((one) => findingKey(one) === key);
    if (!finding) return;
    answerFinding(this.#entry.id, finding, record, this.#page.words)
      .then(() => {
        this.#record = record;
        this.#view = this.#makeView();
        this.#draw();
      })
      .catch((error: unknown) => this.#page.fail(error));
  }

  /** Space plays, arrows step, M shows the marks; a focused control keeps its own keys. */
  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('input[type=search], input[type=text], textarea, select')) return;
    const onButton = target?.closest('button, summary, a, input') !== null && target !== null;
    const ways: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowRight: 1 };
    const way = ways[event.key];
    if (way && !target?.closest('input')) {
      event.preventDefault();
      this.#seek(event.shiftKey ? this.#playback.placeOf(this.#t + way) : this.#place + way);
    } else if (event.key === ' ' && !onButton) {
      event.preventDefault();
      this.#playOrPause();
    } else if (event.key === 'm' || event.key === 'M') this.#actions().onMarks();
  }
}

/** Null where the session is gone. */
async function openSession({ routineOf, words }: Page, id: string): Promise<Opened | null> {
  const catalogue = await openCatalogue();
  try {
    const entry = await catalogue.get(id);
    if (!entry || entry.deletedAt !== null) throw new StoreError('It was deleted.');
    const stored = await openStored(id);
    if (stored.rows.length === 0) throw new StoreError('There is nothing in it.');
    const routine = routineOf(stored.head);
    const besides = (await catalogue.list())
      .filter((one) => one.id !== id && one.routine === entry.routine && one.state !== 'recording')
      .map((one) => ({
        id: one.id,
        name: `${dayWords(new Date(one.startedAt), new Date(), words)}, ${timeWords(new Date(one.startedAt), words)}`,
      }));
    return { entry, stored, routine, catalogue, besides };
  } catch (error) {
    catalogue.close();
    if (error instanceof StoreError) return null;
    throw error;
  }
}
