import { USUAL_PAIN_LIMIT } from '../core/progress/programme.ts';
import type { Followed } from '../core/progress/series.ts';
import type { ExportedResult } from '../export/range-table.ts';
import { forgetEverything } from '../store/forget.ts';
import { withCatalogue } from '../store/catalogue.ts';
import { removeSession } from '../store/keep.ts';
import type { Person } from '../store/person.ts';
import type { ProgressStore } from '../store/progress-store.ts';
import { isCheck } from '../store/result.ts';
import type { Result } from '../store/result.ts';
import { rangeScreen } from '../ui/range-screen.ts';
import type { RangeActions, RangeModel } from '../ui/range-screen.ts';
import { checksAmong, comparedView, dayOf, rangeView } from '../ui/view/range-view.ts';
import type { RangeResult, RangeView } from '../ui/view/range-view.ts';
import { dataAddress } from './data-address.ts';
import type { Page } from './page.ts';
import { HELD, isOfExercise, openPeople } from './progress.ts';
import type { JustDone } from './progress.ts';
import { saveFile } from './save-file.ts';
import { whenAborted } from './when-aborted.ts';

/** So often each foot is held out and in. */
const TIMES_A_FOOT = 3;

/** One person's range of motion while it is up: what there is, and what the buttons do. */
export class RangePage {
  readonly #page: Page;
  readonly #store: ProgressStore;
  readonly #justDone: JustDone | null;
  /** Seen in a video, and shown in place of anybody's own. */
  #video: Result | null;
  #people: readonly Person[] = [];
  #person!: Person;
  #results: readonly Result[] = [];
  #pictures: Readonly<Record<string, Blob>> = {};
  #sources = new Map<string, string>();
  #kept = false;
  #compared = { from: '', to: '' };
  #asking: RangeModel['asking'] = null;
  #editing: RangeModel['editing'] = null;

  private constructor(page: Page, store: ProgressStore, justDone: JustDone | null) {
    this.#page = page;
    this.#store = store;
    this.#justDone = justDone;
    this.#video = justDone?.video ?? null;
    whenAborted(page.until, () => this.#close());
  }

  /** Opens what is kept, and shows it. */
  static async open(page: Page, justDone: JustDone | null): Promise<void> {
    try {
      const range = new RangePage(page, await openPeople(page.words), justDone);
      await range.#read();
    } catch (error) {
      page.fail(error);
    }
  }

  #close(): void {
    this.#store.close();
    this.#forgetSources();
  }

  #forgetSources(): void {
    for (const source of this.#sources.values()) URL.revokeObjectURL(source);
    this.#sources.clear();
  }

  async #read(): Promise<void> {
    if (this.#page.until.aborted) return;
    this.#people = await this.#store.people();
    this.#person = await this.#store.active();
    this.#results = this.#video ? [this.#video] : await this.#store.results(this.#person.id);
    const checks = checksAmong(this.#results.map(shown));
    const latest = checks.at(-1)?.id ?? '';
    this.#compared = { from: checks[0]?.id ?? '', to: latest };
    const stored = latest ? await this.#store.pictures(latest) : {};
    this.#kept = Object.keys(stored).length > 0;
    this.#pictures = this.#kept ? stored : this.#justDone?.result === latest ? this.#justDone.pictures : {};
    this.#forgetSources();
    const inOrder = Object.entries(this.#pictures).toSorted(([a], [b]) => a.localeCompare(b));
    for (const [key, picture] of inOrder) this.#sources.set(key, URL.createObjectURL(picture));
    this.#draw();
  }

  #draw(): void {
    if (this.#page.until.aborted) return;
    const { words } = this.#page;
    const results = this.#results.map(shown);
    const { from, to } = this.#compared;
    const last = this.#results.at(-1);
    const done = last && last.id === this.#justDone?.result ? last : null;
    const own = this.#video ? null : done;
    const model: RangeModel = {
      view: this.#view(results),
      people: this.#people,
      person: this.#person,
      pictures: [...this.#sources].map(([key, source]) => ({ source, ...this.#pictureWords(key) })),
      picturesKept: this.#kept,
      unheld: done !== null && !isOfExercise(done) && !isCheck(done) && Object.keys(done.hip).length === 0,
      fromVideo: this.#video !== null,
      pain: own && {
        said: own.pain,
        limit: this.#justDone?.forPain ? null : (this.#person.programme?.painLimit ?? USUAL_PAIN_LIMIT),
      },
      checks: checksAmong(results).map(({ id, at }) => ({ id, day: dayOf(at, words) })),
      compared: { from, to, table: comparedView(results, from, to, words) },
      asking: this.#asking,
      editing: this.#editing,
    };
    this.#page.show(words.common.pageTitle(words.range.title), rangeScreen(model, words, this.#actions));
  }

  /** What was seen in a video is no beginning of anybody's trend. */
  #view(results: readonly RangeResult[]): RangeView | null {
    const { words } = this.#page;
    const view = rangeView(results, words);
    return view && this.#video ? { ...view, title: words.range.video, lead: words.range.fromVideo } : view;
  }

  /** Of a key such as `hold left external`. */
  #pictureWords(key: string): { readonly alt: string; readonly caption: string } {
    const { range: say } = this.#page.words;
    const [side, direction] = key.slice(HELD.length).split(' ') as ['left' | 'right', 'external' | 'internal'];
    const way = direction === 'external' ? say.out : say.in;
    return { alt: say.picture(say.feet[side], way), caption: say.names[`${direction}.${side}` satisfies Followed] };
  }

  readonly #actions: RangeActions = {
    onBegin: () => this.#page.begin('range-of-motion', null),
    onOneFoot: () => this.#page.begin('range-of-motion', TIMES_A_FOOT),
    onSoftBend: () => this.#page.begin('soft-bend-check', null),
    onPain: (pain) => this.#do(() => this.#store.changeResult(this.#justDone!.result, (old) => ({ ...old, pain }))),
    onCompare: (from, to) => this.#set(() => (this.#compared = { from, to })),
    onReport: () => this.#do(() => this.#report()),
    onCsv: () => this.#do(() => this.#table('csv')),
    onJson: () => this.#do(() => this.#table('json')),
    onPrint: () => {
      // On paper nothing can be opened.
      for (const details of document.querySelectorAll<HTMLDetailsElement>('.rom details.astable')) details.open = true;
      window.print();
    },
    onPerson: (id) => this.#do(() => this.#choose(id)),
    onOwn: () => this.#do(async () => this.#leaveVideo()),
    onEdit: (what) => this.#set(() => ([this.#editing, this.#asking] = [this.#editing === what ? null : what, null])),
    onName: (name) => this.#do(() => this.#name(name)),
    onAsk: (what) => this.#set(() => ([this.#asking, this.#editing] = [what, null])),
    onRemovePerson: () => this.#do(() => this.#removePerson()),
    onRemoveResult: (id) => this.#do(async () => (this.#video ? this.#leaveVideo() : this.#store.removeResult(id))),
    onForget: () => {
      this.#store.close();
      forgetEverything()
        .then(() => location.replace('./'))
        .catch((error: unknown) => this.#page.failForGood(error));
    },
  };

  #set(change: () => void): void {
    change();
    this.#draw();
  }

  /** Does it, and shows what there is then. */
  #do(act: () => Promise<void>): void {
    act()
      .then(() => this.#read())
      .catch((error: unknown) => this.#page.fail(error));
  }

  #leaveVideo(): void {
    this.#video = null;
  }

  /** The height that is set is the person's own: it goes and comes with them. */
  async #choose(id: string): Promise<void> {
    this.#leaveVideo();
    const next = this.#people.find((person) => person.id === id);
    if (!next || id === this.#person.id) return;
    const { heightCm } = this.#page.settings();
    await this.#store.change(this.#person.id, (person) => ({ ...person, heightCm }));
    await this.#store.choose(id);
    this.#page.remember({ heightCm: next.heightCm });
  }

  async #name(name: string): Promise<void> {
    const isNew = this.#editing === 'new';
    this.#editing = null;
    if (!isNew) return this.#store.change(this.#person.id, (person) => ({ ...person, name }));
    const added = await this.#store.add(name);
    this.#people = await this.#store.people();
    await this.#choose(added.id);
  }

  async #removePerson(): Promise<void> {
    this.#asking = null;
    this.#leaveVideo();
    const sessions = await this.#store.remove(this.#person.id);
    await removeSessions(sessions);
    const { heightCm } = await this.#store.active();
    this.#page.remember({ heightCm });
  }

  async #table(kind: 'csv' | 'json'): Promise<void> {
    const { rangeCsv, rangeJson } = await import('../export/range-table.ts');
    const results: readonly ExportedResult[] = this.#results.map((result) => ({ ...result, ...shown(result) }));
    const text = kind === 'csv' ? rangeCsv(results) : rangeJson(results);
    const type = kind === 'csv' ? 'text/csv' : 'application/json';
    saveFile(`plumbline-range.${kind}`, new Blob([text], { type }));
  }

  async #report(): Promise<void> {
    const results = this.#results.map((result): ExportedResult & RangeResult => ({ ...result, ...shown(result) }));
    const view = this.#view(results);
    const last = results.find(({ id }) => id === view?.latest);
    if (!view || !last) return;
    const latest = { ...last, ...checksAmong(results).at(-1) };
    const { rangeReport } = await import('../export/range-report.ts');
    const pictures = await Promise.all(
      Object.entries(this.#pictures).map(async ([key, blob]) => ({
        source: await dataAddress(blob),
        caption: this.#pictureWords(key).caption,
      })),
    );
    const bend = results.findLast(({ hip }) => Object.keys(hip).length > 0) ?? null;
    const html = rangeReport({
      name: this.#video ? this.#page.words.range.video : this.#person.name,
      latest,
      bend,
      trends: view.trends,
      sentences: [`${view.title}. ${view.lead}`, ...view.sentences.slice(0, 1), view.sure[0]!],
      pictures,
      words: this.#page.words,
    });
    saveFile('plumbline-range.html', new Blob([html], { type: 'text/html' }));
  }
}

const removeSessions = (ids: readonly string[]): Promise<void> =>
  withCatalogue(async (catalogue) => {
    for (const id of ids) await removeSession(catalogue, id);
  });

/** A result as the screens need it. */
function shown(result: Result): RangeResult {
  return { ...result, values: result.values as RangeResult['values'], isSet: isOfExercise(result) };
}
