import { openCatalogue } from '../store/catalogue.ts';
import type { Catalogue } from '../store/catalogue.ts';
import type { Entry } from '../store/entry.ts';
import { loadKeep, loadSound, saveKeep, saveSound, KEEPS } from '../store/keep-choice.ts';
import { deletedSessions, freeDeleted } from '../store/keep.ts';
import { askToKeep, ROOM_FOR_PICTURE, spaceNow } from '../store/space.ts';
import type { Space } from '../store/space.ts';
import { libraryScreen } from '../ui/library-screen.ts';
import type { LibraryActions, LibraryModel } from '../ui/library-screen.ts';
import { bytesWords, dayWords, matching, sessionRow, tagsOf, timeWords } from '../ui/view/library-view.ts';
import { bundleOf, takeIn } from './bundles.ts';
import type { Page } from './page.ts';
import { posterOf } from './poster.ts';
import { repair } from './repair.ts';
import { saveFile } from './save-file.ts';
import { whenAborted } from './when-aborted.ts';

/** The list of sessions while it is up: what it holds, and what its buttons do. */
export class LibraryPage {
  readonly #page: Page;
  readonly #catalogue: Catalogue;
  #entries: readonly Entry[] = [];
  #deleted: readonly Entry[] = [];
  #space: Space | null = null;
  readonly #posters = new Map<string, string>();
  #search = '';
  #tag: string | null = null;
  #editing: string | null = null;
  #removed: Entry | null = null;
  #message: string | null = null;

  private constructor(page: Page, catalogue: Catalogue) {
    this.#page = page;
    this.#catalogue = catalogue;
    whenAborted(page.until, () => this.#close());
  }

  /** Opens the list, makes whole what was cut off, and shows it. */
  static async open(page: Page): Promise<void> {
    try {
      const list = new LibraryPage(page, await openCatalogue());
      await list.#read();
      await repair(list.#catalogue);
      await list.#read();
      await list.#makePosters();
    } catch (error) {
      page.fail(error);
    }
  }

  #close(): void {
    this.#catalogue.close();
    for (const address of this.#posters.values()) URL.revokeObjectURL(address);
  }

  async #read(): Promise<void> {
    if (this.#page.until.aborted) return;
    const entries = await this.#catalogue.list();
    this.#entries = entries.filter(({ state }) => state !== 'recording');
    this.#deleted = await deletedSessions(this.#catalogue);
    this.#space = await spaceNow();
    this.#draw();
  }

  /** Pictures come one by one, behind the list. */
  async #makePosters(): Promise<void> {
    for (const { id } of this.#entries) {
      if (this.#page.until.aborted) return;
      if (this.#posters.has(id)) continue;
      const poster = await posterOf(id, this.#page.routineOf);
      // The list may have been read once more meanwhile, and asked for the same picture.
      if (!poster || this.#page.until.aborted || this.#posters.has(id)) continue;
      this.#posters.set(id, URL.createObjectURL(poster));
      this.#draw();
    }
  }

  #draw(): void {
    if (this.#page.until.aborted) return;
    const { words, routines } = this.#page;
    const now = Date.now();
    const all = this.#entries.map((entry) => sessionRow(entry, routines, words, now));
    const model: LibraryModel = {
      rows: matching(this.#entries, all, { search: this.#search, tag: this.#tag }),
      any: this.#entries.length > 0,
      search: this.#search,
      tags: tagsOf(this.#entries),
      tag: this.#tag,
      posters: this.#posters,
      editing: this.#editing,
      removed: this.#removed && { id: this.#removed.id, words: words.library.removed(this.#dayOf(this.#removed)) },
      deleted: this.#deleted.map((entry) => this.#deletedView(entry)),
      deletedBytes: bytesWords(
        this.#deleted.reduce((sum, { bytes }) => sum + bytes, 0),
        words,
      ),
      message: this.#message,
      space: this.#spaceView(),
      keep: loadKeep(),
      sound: loadSound(),
    };
    this.#page.show(words.common.pageTitle(words.library.title), libraryScreen(model, words, this.#actions()));
  }

  #dayOf({ startedAt }: Entry): string {
    return dayWords(new Date(startedAt), new Date(), this.#page.words);
  }

  #deletedView(entry: Entry): LibraryModel['deleted'][number] {
    return { id: entry.id, words: `${this.#dayOf(entry)}, ${timeWords(new Date(entry.startedAt), this.#page.words)}` };
  }

  #spaceView(): LibraryModel['space'] {
    if (!this.#space) return null;
    const { words } = this.#page;
    const { used, granted, kept } = this.#space;
    const free = Math.max(0, granted - used);
    return {
      words: words.library.space(bytesWords(used, words), bytesWords(free, words)),
      kept,
      low: free < ROOM_FOR_PICTURE,
    };
  }

  #actions(): LibraryActions {
    return {
      onSearch: (text) => this.#set(() => (this.#search = text)),
      onTag: (tag) => this.#set(() => (this.#tag = tag)),
      onEdit: (id) => this.#set(() => (this.#editing = id)),
      onWatch: (session) => this.#page.go({ screen: 'replay', session, t: 0 }),
      onNotes: (id, notes) => this.#do(() => this.#keepNotes(id, notes)),
      onRemove: (id) => this.#do(() => this.#remove(id)),
      onUndo: (id) => this.#do(() => this.#undo(id)),
      onFree: () => this.#do(() => this.#free()),
      onExport: (id) => this.#do(() => this.#export(id)),
      onImport: (file) => this.#do(() => this.#import(file)),
      onPersist: () => this.#do(async () => void (await askToKeep())),
      onSound: (sound) => this.#set(() => saveSound(sound)),
      onKeep: (name) => this.#set(() => saveKeep(KEEPS.find((keep) => keep === name) ?? 'numbers')),
    };
  }

  #set(change: () => void): void {
    change();
    this.#draw();
  }

  /** Does it, and shows the list as it is then. */
  #do(act: () => Promise<void>): void {
    act()
      .then(() => this.#read())
      .then(() => this.#makePosters())
      .catch((error: unknown) => this.#page.fail(error));
  }

  async #keepNotes(id: string, notes: Parameters<LibraryActions['onNotes']>[1]): Promise<void> {
    this.#editing = null;
    await this.#catalogue.change(id, (entry) => ({ ...entry, ...notes, tags: [...notes.tags] }));
  }

  async #remove(id: string): Promise<void> {
    this.#message = null;
    this.#removed = await this.#catalogue.change(id, (entry) => ({ ...entry, deletedAt: Date.now() }));
  }

  async #undo(id: string): Promise<void> {
    this.#removed = null;
    await this.#catalogue.change(id, (entry) => ({ ...entry, deletedAt: null }));
  }

  async #free(): Promise<void> {
    this.#removed = null;
    await freeDeleted(this.#catalogue);
  }

  async #export(id: string): Promise<void> {
    const entry = await this.#catalogue.get(id);
    if (entry) saveFile(...(await bundleOf(entry, this.#page)));
  }

  async #import(file: File): Promise<void> {
    const { library: say, problems } = this.#page.words;
    this.#removed = null;
    this.#set(() => (this.#message = say.importing));
    const { entry, error } = await takeIn(file, this.#catalogue);
    this.#message = error ? problems.store(error.fault, error.message) : entry ? say.imported : say.importedBefore;
  }
}
