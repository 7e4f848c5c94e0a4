import type { Routine } from '../core/routine.ts';
import { stepSpans } from '../core/step-spans.ts';
import type { StepSpan } from '../core/step-spans.ts';
import { openFootage } from '../record/footage.ts';
import { alignSteps } from '../replay/align.ts';
import type { Alignment } from '../replay/align.ts';
import { withCatalogue } from '../store/catalogue.ts';
import { StoreError } from '../store/session-head.ts';
import { openStored } from '../store/stored-session.ts';
import type { StoredSession } from '../store/stored-session.ts';
import { besideScreen, PICTURES } from '../ui/beside-screen.ts';
import type { PlumbPicture } from '../ui/picture.ts';
import type { PlayerActions } from '../ui/player-bar.ts';
import { replayNotice } from '../ui/replay-screen.ts';
import { dayWords, timeWords } from '../ui/view/library-view.ts';
import { plotLabel, PLOTS } from '../ui/view/replay-view.ts';
import type { Page } from './page.ts';
import { Playback } from './playback.ts';
import type { Scene } from './playback.ts';
import { whenAborted } from './when-aborted.ts';

/** The table follows playing at most this often, milliseconds. */
const PANEL_EVERY = 120;

/** One of the two. */
interface Half {
  readonly name: string;
  readonly stored: StoredSession;
  readonly playback: Playback;
  place: number;
}

/** Two kept sessions side by side: the first one leads, the other follows to the same part of the same step. */
export class BesidePage {
  readonly #page: Page;
  readonly #routine: Routine;
  readonly #halves: readonly [Half, Half];
  readonly #align: Alignment;
  readonly #spans: readonly StepSpan[];
  #speed = 1;
  #marks = true;
  #drawnAt = Number.NEGATIVE_INFINITY;

  private constructor(page: Page, opened: readonly [Opened, Opened]) {
    this.#page = page;
    const make = (i: 0 | 1): Half => {
      const { name, stored, footage } = opened[i];
      return { name, stored, playback: new Playback(stored, { footage }, (scene) => this.#show(i, scene)), place: 0 };
    };
    this.#halves = [make(0), make(1)];
    this.#routine = page.routineOf(opened[0].stored.head);
    this.#spans = stepSpans(opened[0].stored.record);
    this.#align = alignSteps(this.#spans, stepSpans(opened[1].stored.record));
    whenAborted(page.until, () => this.#halves.forEach(({ playback }) => playback.close()));
    document.addEventListener('keydown', (event) => this.#key(event), { signal: page.until });
  }

  /** Opens both, at the first step that the first one went through. */
  static async open(page: Page, session: string, beside: string): Promise<void> {
    const { words } = page;
    page.show(words.common.pageTitle(words.replay.opening), replayNotice(words.replay.opening, '', words));
    try {
      const opened = await openHalves(page, session, beside);
      if (page.until.aborted) return opened.forEach(({ footage }) => footage?.close());
      const both = new BesidePage(page, opened);
      both.#draw();
      both.#seek(both.#lead.placeOf(both.#spans[0]?.t0 ?? 0));
    } catch (error) {
      const isGone = error instanceof StoreError && error.fault !== 'held-up';
      if (!isGone) return page.fail(error);
      const { missing, missingHelp } = words.replay;
      page.show(words.common.pageTitle(missing), replayNotice(missing, missingHelp, words));
    }
  }

  get #lead(): Playback {
    return this.#halves[0].playback;
  }

  /** Takes the picture over. The second session follows the first. */
  #show(i: 0 | 1, scene: Scene): void {
    const picture = document.querySelector<PlumbPicture>(`#${PICTURES[i]}`);
    if (!picture || this.#page.until.aborted) return scene.picture.close();
    this.#halves[i].place = scene.place;
    picture.show(scene.picture, scene.moment);
    if (i === 0) this.#follow();
    const now = performance.now();
    if (this.#lead.playing && now - this.#drawnAt < PANEL_EVERY) return;
    this.#drawnAt = now;
    this.#draw();
  }

  #follow(): void {
    const [{ stored, place }, { playback }] = this.#halves;
    playback.seek(playback.placeOf(this.#align(stored.rows.t(place)))).catch(this.#fail);
  }

  readonly #fail = (error: unknown): void => this.#page.fail(error);

  #draw(): void {
    if (this.#page.until.aborted) return;
    const { words } = this.#page;
    const [first, second] = this.#halves;
    const step = ({ stored, place }: Half) =>
      this.#routine.steps.find(({ id }) => id === stored.record.frames[place]!.step)?.title ?? '';
    const view = (half: Half) => ({ name: half.name, t: half.stored.rows.t(half.place), step: step(half) });
    const { rows } = first.stored;
    const model = {
      routine: this.#routine,
      sessions: [view(first), view(second)] as const,
      rows: PLOTS.map((metric) => {
        const [one, other] = this.#halves.map(({ stored, place }) =>
          plotLabel(metric, stored.record.frames[place]!.readings[metric], words),
        );
        return { name: one!.name, values: [one!.value, other!.value] as const };
      }),
      playing: this.#lead.playing,
      speed: this.#speed,
      marks: this.#marks,
      place: first.place,
      places: this.#lead.places,
      t: rows.t(first.place),
      duration: rows.t(rows.length - 1),
      step: step(first),
    };
    this.#page.show(words.common.pageTitle(words.replay.besideTitle), besideScreen(model, words, this.#actions));
  }

  readonly #actions: PlayerActions = {
    onPlay: () => this.#playOrPause(),
    onPlace: (place) => this.#seek(place),
    onStep: (way) => this.#seek(this.#halves[0].place + way),
    onMoment: (way) => this.#jump(way),
    onSpeed: (speed) => this.#setSpeed(speed),
    onMarks: () => this.#setMarks(),
  };

  #seek(place: number): void {
    this.#lead.pause();
    this.#lead.seek(place).catch(this.#fail);
  }

  /** To the step before, or the next one. */
  #jump(way: -1 | 1): void {
    const { stored, place } = this.#halves[0];
    const t = stored.rows.t(place);
    const begins = this.#spans.map(({ t0 }) => t0);
    const to = way < 0 ? begins.findLast((t0) => t0 < t - 0.3) : begins.find((t0) => t0 > t + 0.05);
    if (to !== undefined) this.#seek(this.#lead.placeOf(to));
  }

  #playOrPause(): void {
    if (!this.#lead.playing) return this.#play();
    this.#lead.pause();
    this.#draw();
  }

  #play(): void {
    const { place } = this.#halves[0];
    this.#lead.play(place >= this.#lead.places - 1 ? 0 : place, this.#speed).then(() => this.#draw(), this.#fail);
    this.#draw();
  }

  #setSpeed(speed: number): void {
    this.#speed = speed;
    if (this.#lead.playing) this.#play();
    else this.#draw();
  }

  #setMarks(): void {
    this.#marks = !this.#marks;
    this.#draw();
  }

  /** As in the player. */
  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    const way = ({ ArrowLeft: -1, ArrowRight: 1 } as const)[event.key];
    if (way && !target?.closest('input, select')) {
      event.preventDefault();
      this.#seek(this.#halves[0].place + way);
    } else if (event.key === ' ' && !target?.closest('button, summary, a, input, select')) {
      event.preventDefault();
      this.#playOrPause();
    } else if (event.key.toLowerCase() === 'm') this.#setMarks();
  }
}

/** A session that is there, with its name. */
interface Opened {
  readonly name: string;
  readonly stored: StoredSession;
  readonly footage: Awaited<ReturnType<typeof openFootage>>;
}

/** Both, or neither. @throws {StoreError} where one is gone. */
async function openHalves(page: Page, session: string, beside: string): Promise<[Opened, Opened]> {
  const opening = [openHalf(page, session), openHalf(page, beside)] as const;
  try {
    return await Promise.all(opening);
  } catch (error) {
    for (const half of await Promise.allSettled(opening)) if (half.status === 'fulfilled') half.value.footage?.close();
    throw error;
  }
}

/** @throws {StoreError} where it is gone. */
async function openHalf({ words }: Page, id: string): Promise<Opened> {
  const entry = await withCatalogue((catalogue) => catalogue.get(id));
  if (!entry || entry.deletedAt !== null) throw new StoreError('It was deleted.');
  const stored = await openStored(id);
  if (stored.rows.length === 0) throw new StoreError('There is nothing in it.');
  const begun = new Date(entry.startedAt);
  const name = `${dayWords(begun, new Date(), words)}, ${timeWords(begun, words)}`;
  return { name, stored, footage: stored.picture && (await openFootage(stored.picture)) };
}
