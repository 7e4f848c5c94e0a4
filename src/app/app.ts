import { render } from 'lit';
import type { TemplateResult } from 'lit';
import { isRangeCheck } from '../core/routine.ts';
import type { Routine } from '../core/routine.ts';
import { routineIn } from '../routines/index.ts';
import { keepApp } from '../offline/keep-app.ts';
import type { Offline } from '../offline/keep-app.ts';
import { loadSettings, saveSettings } from '../store/settings.ts';
import type { StoredSettings } from '../store/settings.ts';
import { en } from '../words/en/index.ts';
import { languageOf } from '../words/language.ts';
import type { Language, Words } from '../words/language.ts';
import { loadWords } from '../words/load.ts';
import { readAddress, writeAddress } from './address.ts';
import type { Place, SetOrder, SourceKind } from './address.ts';
import { openHome } from './home-page.ts';
import { keepFocus } from './keep-focus.ts';
import type { Page } from './page.ts';
import { openProblem } from './problem-page.ts';
import { problemOf } from './problems.ts';
import { allRoutines, findAnyRoutine, goneRoutine, routineOf } from './routine-shelf.ts';
import type { RecordedWith } from './routine-shelf.ts';
import { openRoutine } from './routine-page.ts';
import { Sets } from './sets.ts';
import { openSettings } from './settings-page.ts';

/** Places where so much is computed that nothing else can be measured beside it. */
const COMPUTING = ['set', 'replay', 'beside'] as const satisfies readonly Place['screen'][];

/** The composition root: which screen is up, what all of them share, and how one leads to another. */
export class App {
  readonly #root: HTMLElement;
  readonly #sets: Sets;
  #settings: StoredSettings = loadSettings();
  /** Aborts when the place that is up is left. */
  #left = new AbortController();
  #offline: Offline = { kind: 'none' };
  #words: Words = en;
  /** Draws the settings again, while they are up. */
  #redrawSettings: () => void = () => undefined;
  /** What this page remembers is gone from the disk: the next place comes with a page loaded anew. */
  #isOutdated = false;
  /** Somebody read, on this page, who should not do a range check, and agreed. */
  #consented = false;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#sets = new Sets({
      root,
      page: (screen) => this.#page(screen),
      instead: (place) => {
        history.replaceState(null, '', writeAddress(place));
        this.#enter(place);
      },
      // Home then offers to look at it.
      onLeftOver: () => document.documentElement.dataset['screen'] === 'home' && this.#enter(),
    });
  }

  /** Shows the place that the address names, and follows the Back button from then on. */
  async start(): Promise<void> {
    await this.#readWords();
    window.addEventListener('popstate', () => this.#enter());
    document.addEventListener('click', (event) => this.#followLink(event));
    dropAnywhere();
    this.#dressPage();
    this.#enter();
    void import('./repair.ts').then(({ repairAtStart }) => repairAtStart());
  }

  /** From then on the app works without a network; a newer version takes over where no set has begun. */
  keepOnThisComputer(): void {
    const { serviceWorker } = navigator;
    if (!serviceWorker) return;
    const browser = {
      workers: serviceWorker,
      // Once the service worker answers, the page is isolated, whatever the host sends.
      build: () => import('../pose/litert/build.ts').then(({ pickBuild }) => pickBuild(true)),
      reload: () => location.reload(),
    };
    const begin = () =>
      void keepApp(
        browser,
        () => !this.#sets.isUnderWay && !navigator.userActivation?.hasBeenActive,
        (state) => {
          this.#offline = state;
          this.#redrawSettings();
        },
      );
    if (document.readyState === 'complete') begin();
    else window.addEventListener('load', begin, { once: true });
  }

  /** Goes to a place and gives it its own entry in the history. */
  #go(place: Place): void {
    history.pushState(null, '', writeAddress(place));
    this.#enter(place);
  }

  #enter(place: Place = readAddress(location.search, this.#settings)): void {
    this.#sets.leave();
    this.#leave();
    if (this.#isOutdated) return location.reload();
    const screen = place.screen === 'set' ? 'stage' : place.screen;
    const page = this.#page(screen);
    void this.#open(place, page).catch((error: unknown) => page.fail(error));
    if (!COMPUTING.some((busy) => busy === place.screen)) void this.#sets.measureMachine(page.until);
  }

  #leave(): void {
    this.#left.abort();
    this.#left = new AbortController();
  }

  /** Most places bring their code along when they are gone to. */
  async #open(place: Place, page: Page): Promise<void> {
    switch (place.screen) {
      case 'set':
        return this.#openSet(place.order, page);
      case 'summary':
        return (await this.#sets.openSummary(place.session ?? '', page)) ? undefined : this.#openHome();
      case 'routine':
        return openRoutine(page, place.routine);
      case 'settings':
        this.#redrawSettings = openSettings(page, () => this.#offline);
        return;
      case 'range':
        return (await import('./range-page.ts')).RangePage.open(page, this.#sets.takeJustDone());
      case 'range-begin':
        return this.#openRangeBegin(place.routine, page);
      case 'programme':
        return (await import('./programme-page.ts')).ProgrammePage.open(page);
      case 'library':
        return (await import('./library-page.ts')).LibraryPage.open(page);
      case 'replay':
        return (await import('./replay-page.ts')).ReplayPage.open(page, place.session, place.t);
      case 'beside':
        return (await import('./beside-page.ts')).BesidePage.open(page, place.session, place.beside);
      case 'home':
        return this.#openHome();
    }
  }

  #openHome(): Promise<void> {
    return openHome(this.#page('home'), this.#sets);
  }

  async #openSet(order: SetOrder, page: Page): Promise<void> {
    if (this.#needsConsent(order)) return this.#openRangeBegin(order.routine, this.#page('range-begin'));
    if (order.source === 'file' && !this.#sets.file) return this.#openHome();
    await this.#sets.open(order, page);
  }

  /** What comes before a range check. Who has agreed once on this page need not again before the next one. */
  async #openRangeBegin(routine: string, page: Page): Promise<void> {
    const { openRangeBegin } = await import('./range-begin-page.ts');
    await openRangeBegin(page, routine, () => {
      this.#consented = true;
      page.begin(routine, null);
    });
  }

  #needsConsent({ source, routine }: SetOrder): boolean {
    const found = findAnyRoutine(routine);
    return source === 'camera' && found !== undefined && isRangeCheck(found) && !this.#consented;
  }

  #show(screen: string, title: string, template: TemplateResult): void {
    const changed = document.documentElement.dataset['screen'] !== screen;
    document.documentElement.dataset['screen'] = screen;
    document.title = title;
    keepFocus(this.#root, () => render(template, this.#root));
    if (!changed) return;
    window.scrollTo(0, 0);
    this.#root.querySelector('h1')?.focus({ preventScroll: true });
  }

  get #language(): Language {
    return languageOf(this.#settings.language, navigator.languages);
  }

  /** Fetches the words of the language that was chosen. */
  async #readWords(): Promise<void> {
    const language = this.#language;
    const words = await loadWords(language);
    // Another one may have been chosen meanwhile.
    if (language === this.#language) this.#words = words;
  }

  /** The routine of a session, in the reader's language; where it is gone, one that says so. */
  readonly #routineOf = (about: RecordedWith): Routine => {
    const routine = routineOf(about);
    return routine ? routineIn(routine, this.#language) : goneRoutine(about.routine, this.#words.common.goneRoutine);
  };

  /** Every routine that there is, in the reader's language. */
  get #routines(): readonly Routine[] {
    return allRoutines().map((routine) => routineIn(routine, this.#language));
  }

  /** The page itself says its language, and which colours were chosen. */
  #dressPage(): void {
    document.documentElement.lang = this.#words.format.locale;
    if (this.#settings.theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.#settings.theme;
  }

  /** What a screen gets from here. */
  #page(screen: string): Page {
    const { signal } = this.#left;
    const words = () => this.#words;
    const language = () => this.#language;
    const routines = () => this.#routines;
    return {
      get words() {
        return words();
      },
      get language() {
        return language();
      },
      get routines() {
        return routines();
      },
      routineOf: this.#routineOf,
      until: signal,
      show: (title, template) => this.#show(screen, title, template),
      go: (place) => this.#go(place),
      begin: (routine, reps, source) => this.#begin(routine, reps, source),
      settings: () => this.#settings,
      remember: (change) => this.#remember(change),
      fail: (error) => signal.aborted || this.#openProblem(error),
      failForGood: (error) => {
        this.#isOutdated = true;
        this.#settings = loadSettings();
        this.#openProblem(error);
      },
    };
  }

  /** Another try opens the same place anew. */
  #openProblem(error: unknown): void {
    this.#leave();
    openProblem(this.#page('error'), problemOf(error, this.#words), { onAgain: () => this.#enter() });
  }

  #remember(change: Partial<StoredSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    saveSettings(this.#settings);
    this.#dressPage();
    if (change.language !== undefined)
      void this.#readWords().then(() => {
        this.#dressPage();
        this.#redrawSettings();
      });
  }

  #begin(routine: string, reps: number | null, source: SourceKind = 'camera'): void {
    if (source !== 'demo') this.#remember({ routine });
    const asked = reps === null ? '' : `&reps=${reps}`;
    this.#go(readAddress(`?source=${source}&routine=${encodeURIComponent(routine)}${asked}`, this.#settings));
  }

  /** Links inside the app change the place without loading the page again. */
  #followLink(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a[data-link]') : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    event.preventDefault();
    this.#go(readAddress(new URL((link as HTMLAnchorElement).href).search, this.#settings));
  }
}

/** A file dropped beside the target must not replace the page, and with it the set. */
function dropAnywhere(): void {
  for (const kind of ['dragover', 'drop'] as const) window.addEventListener(kind, (event) => event.preventDefault());
}
