import { render } from 'lit';
import type { TemplateResult } from 'lit';
import { isRangeCheck } from '../core/routine.ts';
import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { routineIn, ROUTINES } from '../routines/index.ts';
import { RoutineError } from '../routines/parse.ts';
import { LONGEST_FILE } from '../routines/schema.ts';
import { keepApp } from '../offline/keep-app.ts';
import type { Offline } from '../offline/keep-app.ts';
import { listCameras } from '../source/camera.ts';
import type { CameraChoice } from '../source/camera.ts';
import { openLastingCamera } from '../source/lasting-camera.ts';
import type { Source } from '../source/source.ts';
import { browserMeans, listVoices } from '../speak/browser.ts';
import { createSpeaker } from '../speak/speaker.ts';
import { FOV_DEGREES, HEIGHT_CM, loadSettings, PICTURE_SIZES, saveSettings, withSetting } from '../store/settings.ts';
import type { StoredSettings } from '../store/settings.ts';
import { loadKeep } from '../store/keep-choice.ts';
import { homeScreen } from '../ui/home-screen.ts';
import { homeView } from '../ui/view/home-view.ts';
import type { ListedSession } from '../ui/view/library-view.ts';
import { problemScreen } from '../ui/problem-screen.ts';
import { routineScreen } from '../ui/routine-screen.ts';
import { settingsScreen } from '../ui/settings-screen.ts';
import { summaryScreen } from '../ui/summary-screen.ts';
import { summaryView } from '../ui/view/summary-view.ts';
import { languageOf, WORDS } from '../words/index.ts';
import type { Language, Words } from '../words/index.ts';
import { AfterSet, loadSet } from './after-set.ts';
import { readAddress, writeAddress } from './address.ts';
import type { Place, SetOrder } from './address.ts';
import { automaticModel } from './open-estimator.ts';
import type { Page } from './page.ts';
import { problemOf } from './problems.ts';
import type { JustDone } from './progress.ts';
import type { Problem } from './problems.ts';
import type { Recorded } from './recording.ts';
import { spoken } from './spoken.ts';
import { addRoutine, allRoutines, findAnyRoutine, ownRoutines, removeRoutine } from './routine-shelf.ts';
import type { Stage } from './stage.ts';

/** What is done where nothing was chosen. */
const ROUTINE = ROUTINES[0]!;

/** The composition root's screens: which one is up, what each is told, and where its buttons lead. */
export class App {
  readonly #root: HTMLElement;
  #settings: StoredSettings = loadSettings();
  #cameras: readonly CameraChoice[] = [];
  /** The video chosen last; a browser lets no address hold it. */
  #file: File | null = null;
  #stage: Stage | null = null;
  /** Aborts when the place that is up is left. */
  #left = new AbortController();
  #lastOrder: SetOrder | null = null;
  #lastSet: AfterSet | null = null;
  #offline: Offline = { kind: 'none' };
  /** Draws the settings again, while they are up. */
  #redrawSettings: () => void = () => undefined;
  /** Somebody read, on this page, who should not do a range check, and agreed. */
  #consented = false;
  /** What the last set said of somebody's progress. */
  #justDone: JustDone | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Shows the place that the address names, and follows the Back button from then on. */
  start(): void {
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
        () => this.#stage === null && !navigator.userActivation?.hasBeenActive,
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
    this.#leaveStage();
    this.#left.abort();
    this.#left = new AbortController();
    if (place.screen === 'set' && this.#needsConsent(place.order)) void this.#showRangeBegin(place.order.routine);
    else if (place.screen === 'set' && (place.order.source !== 'file' || this.#file)) void this.#showStage(place.order);
    else if (place.screen === 'summary') void this.#enterSummary(place.session ?? '');
    else if (place.screen === 'routine') this.#showRoutine(findAnyRoutine(place.routine) ?? this.#chosen);
    else if (place.screen === 'settings') this.#showSettings();
    else if (place.screen === 'range') void this.#showRange();
    else if (place.screen === 'range-begin') void this.#showRangeBegin(place.routine);
    else if (place.screen === 'programme') void this.#showProgramme();
    else if (place.screen === 'library') void this.#showLibrary();
    else if (place.screen === 'replay') void this.#showReplay(place.session, place.t);
    else if (place.screen === 'beside') void this.#showBeside(place.session, place.beside);
    else void this.#enterHome();
  }

  /** A set that is left by the Back button is over; what it measured can still be looked at. */
  #leaveStage(): void {
    this.#stage?.leave();
    this.#stage = null;
  }

  #show(screen: string, title: string, template: TemplateResult): void {
    const changed = document.documentElement.dataset['screen'] !== screen;
    document.documentElement.dataset['screen'] = screen;
    document.title = title;
    render(template, this.#root);
    if (!changed) return;
    window.scrollTo(0, 0);
    this.#root.querySelector('h1')?.focus({ preventScroll: true });
  }

  get #language(): Language {
    return languageOf(this.#settings.language, navigator.languages);
  }

  get #words(): Words {
    return WORDS[this.#language];
  }

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

  /** With the last session on it, where one is kept; it comes before the eye does, its picture a moment later. */
  async #enterHome(): Promise<void> {
    const { signal } = this.#left;
    const { newestSession } = await import('./last-session.ts');
    const last = await newestSession();
    if (signal.aborted) return;
    this.#showHome(last, null, null);
    // While somebody reads: a set begins at once then.
    void import('./stage.ts');
    const { reminderNow } = await import('./reminder.ts');
    const reminder = await reminderNow(this.#words, Date.now());
    if (signal.aborted) return;
    if (reminder !== null) this.#showHome(last, null, reminder);
    if (!last) return;
    const { posterAddress } = await import('./poster.ts');
    const poster = await posterAddress(last.id, this.#routines, signal);
    if (poster !== null) this.#showHome(last, poster, reminder);
  }

  #showHome(last: ListedSession | null, poster: string | null, reminder: string | null): void {
    const words = this.#words;
    const routine = routineIn(this.#chosen, this.#language);
    const today = new Date();
    const view = homeView(last, routine, this.#routines, words, today.getTime());
    const hasLastSet = this.#lastSet !== null && (this.#lastSet.id ?? '') !== last?.id;
    const model = { view, routine, today, records: loadKeep() === 'picture', poster, reminder, hasLastSet };
    const actions = {
      onBegin: () => this.#begin('camera'),
      // The demo shows the first routine, whatever was chosen.
      onDemo: () => this.#begin('demo', ROUTINE),
      onFile: (file: File) => {
        this.#file = file;
        this.#begin('file');
      },
      onLastSet: () => this.#go({ screen: 'summary' }),
    };
    this.#show('home', words.common.pageTitle(''), homeScreen(model, words, actions));
  }

  #showSettings(): void {
    const left = this.#left.signal;
    const voices = () => listVoices(this.#language, draw, left);
    const draw = () => {
      if (left.aborted) return;
      const words = this.#words;
      const ranges = { height: HEIGHT_CM, fov: FOV_DEGREES };
      const offered = {
        ranges,
        cameras: this.#cameras,
        pictureSizes: PICTURE_SIZES,
        voices: voices(),
        offline: this.#offline,
        automaticModel: automaticModel(),
      };
      const page = settingsScreen({ ...this.#settings, ...offered }, words, {
        onChange: ({ name, value }) => {
          this.#remember(withSetting(this.#settings, name, value));
          draw();
        },
        onTry: () => this.#trySound(left),
      });
      this.#show('settings', words.common.pageTitle(words.settings.title), page);
    };
    this.#redrawSettings = draw;
    draw();
    void listCameras().then((cameras) => {
      this.#cameras = cameras;
      draw();
    });
  }

  /** What a screen with a life of its own gets from here. */
  #page(screen: string): Page {
    const { signal } = this.#left;
    return {
      words: this.#words,
      until: signal,
      routines: this.#routines,
      show: (title, template) => this.#show(screen, title, template),
      go: (place) => this.#go(place),
      begin: (routine, reps) => this.#begin('camera', findAnyRoutine(routine), reps),
      settings: () => this.#settings,
      remember: (change) => this.#remember(change),
      fail: (error) => signal.aborted || this.#showProblem(problemOf(error, this.#words), false),
    };
  }

  async #showLibrary(): Promise<void> {
    const page = this.#page('library');
    const { LibraryPage } = await import('./library-page.ts');
    await LibraryPage.open(page);
  }

  async #showRange(): Promise<void> {
    const page = this.#page('range');
    const { RangePage } = await import('./range-page.ts');
    await RangePage.open(page, this.#justDone);
  }

  /** What comes before a range check. Who has agreed once on this page need not again before the next one. */
  async #showRangeBegin(routine: string): Promise<void> {
    const page = this.#page('range-begin');
    const { openRangeBegin } = await import('./range-begin-page.ts');
    await openRangeBegin(page, routine, () => {
      this.#consented = true;
      this.#begin('camera', findAnyRoutine(routine));
    });
  }

  #needsConsent({ source, routine }: SetOrder): boolean {
    const found = findAnyRoutine(routine);
    return source === 'camera' && found !== undefined && isRangeCheck(found) && !this.#consented;
  }

  async #showProgramme(): Promise<void> {
    const page = this.#page('programme');
    const { ProgrammePage } = await import('./programme-page.ts');
    await ProgrammePage.open(page);
  }

  async #showReplay(session: string, t: number): Promise<void> {
    const page = this.#page('replay');
    const { ReplayPage } = await import('./replay-page.ts');
    await ReplayPage.open(page, session, t);
  }

  async #showBeside(session: string, beside: string): Promise<void> {
    const page = this.#page('beside');
    const { BesidePage } = await import('./beside-page.ts');
    await BesidePage.open(page, session, beside);
  }

  #trySound(until: AbortSignal): void {
    const words = this.#words;
    const speaker = createSpeaker(browserMeans(until), { ...spoken(this.#settings, words), muted: false });
    speaker.say({ text: words.settings.trySentence, tone: 'cord', urgent: true });
  }

  #showRoutine(routine: Routine, refused: RoutineError | null = null): void {
    const words = this.#words;
    const shown = routineIn(routine, this.#language);
    const choice = allRoutines().map((each) => routineIn(each, this.#language));
    const problems = refused?.problems ?? [];
    const page = routineScreen({ routine: shown, choice, own: ownRoutines(), problems }, words, {
      onBegin: () => this.#begin('camera', routine),
      onAdd: (file) => void this.#addRoutine(file, routine),
      onRemove: (id) => {
        removeRoutine(id);
        if (id === routine.id) this.#go({ screen: 'routine', routine: ROUTINE.id });
        else this.#showRoutine(routine);
      },
    });
    this.#show('routine', words.common.pageTitle(shown.title), page);
  }

  /** Takes in a routine's file and shows it; one that is none is said so beside the one that is up. */
  async #addRoutine(file: File, up: Routine): Promise<void> {
    const { signal } = this.#left;
    try {
      const text = file.size > 4 * LONGEST_FILE ? ' '.repeat(LONGEST_FILE + 1) : await file.text();
      if (signal.aborted) return;
      this.#go({ screen: 'routine', routine: addRoutine(text).id });
    } catch (error) {
      if (!(error instanceof RoutineError)) throw error;
      this.#showRoutine(up, error);
    }
  }

  #remember(change: Partial<StoredSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    saveSettings(this.#settings);
    this.#dressPage();
  }

  /** The routine that was begun last. */
  get #chosen(): Routine {
    return findAnyRoutine(this.#settings.routine ?? '') ?? ROUTINE;
  }

  #begin(source: SetOrder['source'], routine: Routine = this.#chosen, reps: number | null = null): void {
    if (source !== 'demo') this.#remember({ routine: routine.id });
    const asked = reps === null ? '' : `&reps=${reps}`;
    this.#go(readAddress(`?source=${source}&routine=${routine.id}${asked}`, this.#settings));
  }

  async #showStage(order: SetOrder): Promise<void> {
    this.#lastOrder = order;
    const { signal } = this.#left;
    const { Stage } = await import('./stage.ts');
    if (signal.aborted) return;
    const found = findAnyRoutine(order.routine) ?? ROUTINE;
    const { reps } = order;
    const routine = reps === null ? found : { ...found, reps: { least: reps, most: reps } };
    const about = {
      order,
      routine,
      shown: routineIn(routine, this.#language),
      words: this.#words,
      settings: this.#settings,
      open: () => this.#openSource(order),
      developer: new URLSearchParams(location.search).has('developer'),
    };
    const stage = new Stage(this.#root, about, {
      onEnd: (result, error) => {
        if (this.#stage !== stage) return this.#keepLeft(result);
        this.#stage = null;
        this.#afterSet(result, error);
      },
      onBack: () => this.#go({ screen: 'home' }),
      onFaster: () => this.#beginFaster(order),
      onSettings: (change) => this.#remember(change),
    });
    this.#stage = stage;
    stage.start();
  }

  /** In the place of the slow set: going back leads to where that was begun. */
  #beginFaster(order: SetOrder): void {
    this.#remember({ model: 'lite' });
    const place = { screen: 'set', order: { ...order, model: 'lite' } } as const;
    history.replaceState(null, '', writeAddress(place));
    this.#enter(place);
  }

  /** What reads videos is large, and a camera does without. */
  async #openSource({ source, pictureSize }: SetOrder): Promise<Source> {
    if (source === 'demo') return (await import('../source/demo.ts')).openDemo();
    if (source === 'file' && this.#file)
      return (await import('../source/file.ts')).openFile(this.#file, this.#file.name);
    const { deviceId } = this.#settings;
    // A camera that was chosen here and is gone now is no reason to refuse all others.
    const known = this.#cameras.length === 0 || this.#cameras.some((camera) => camera.deviceId === deviceId);
    const [width, height] = pictureSize.split('x').map(Number) as [number, number];
    return openLastingCamera({ width, height, ...(deviceId !== null && known && { deviceId }) });
  }

  #keep(result: Recorded | null, problem: string | null): void {
    if (!result) return;
    this.#setOver(new AfterSet(result, problem));
  }

  #setOver(set: AfterSet): void {
    this.#lastSet?.close();
    this.#lastSet = set;
    set.keep();
  }

  /** The set that was just done, or, when the page was loaded again, what was kept of it; home where nothing was. */
  async #enterSummary(session: string): Promise<void> {
    const { signal } = this.#left;
    const isUp = this.#lastSet !== null && (!session || session === this.#lastSet.id);
    const loaded = isUp ? null : await loadSet(session);
    if (signal.aborted) return;
    if (loaded) this.#setOver(loaded);
    if (isUp || loaded) this.#showSummary();
    else void this.#enterHome();
  }

  /** A set that was left is over a moment later: home then offers to look at it. */
  #keepLeft(result: Recorded | null): void {
    this.#keep(result, null);
    if (document.documentElement.dataset['screen'] === 'home') void this.#enterHome();
  }

  #afterSet(result: Recorded | null, error: unknown): void {
    if (error !== null) {
      const problem = problemOf(error, this.#words);
      this.#keep(result, `${problem.title}. ${problem.help}`.trim());
      this.#showProblem(problem, result !== null);
      return;
    }
    this.#setOver(new AfterSet(result, null));
    void this.#keepProgress(result);
  }

  /** What a set says of progress is kept; after a range check, that is what there is to look at. */
  async #keepProgress(result: Recorded | null): Promise<void> {
    const { keepProgress } = await import('./progress.ts');
    this.#justDone = result && (await keepProgress(result, this.#words));
    const routine = result && findAnyRoutine(result.record.routine.id);
    if (!this.#justDone || !routine || !isRangeCheck(routine)) return this.#summaryInstead();
    history.replaceState(null, '', writeAddress({ screen: 'range' }));
    this.#enter({ screen: 'range' });
  }

  /** Back from the summary leads to where the set was begun, not into another set. */
  #summaryInstead(): void {
    const id = this.#lastSet?.id;
    history.replaceState(null, '', writeAddress({ screen: 'summary', ...(id && { session: id }) }));
    this.#showSummary();
  }

  #showSummary(): void {
    const set = this.#lastSet ?? new AfterSet(null, null);
    const words = this.#words;
    const routine = routineIn((set.record && findAnyRoutine(set.record.routine.id)) ?? ROUTINE, this.#language);
    const actions = {
      onAgain: () => this.#again(),
      onHome: () => this.#go({ screen: 'home' }),
      onSave: () => void set.save(draw).catch((error: unknown) => this.#showProblem(problemOf(error, words), true)),
      onDispute: (key: string, isWrong: boolean) => {
        set.dispute(key, isWrong, words);
        draw();
      },
    };
    const draw = () => {
      if (set !== (this.#lastSet ?? set)) return;
      const { problem, stills, saved, id } = set;
      const page = summaryScreen(
        {
          view: summaryView(set.record, routine, words),
          words,
          problem,
          stills,
          saved,
          kept: id,
          own: set.record?.source.kind !== 'demo',
        },
        actions,
      );
      this.#show('summary', words.common.pageTitle(words.summary.tab), page);
    };
    draw();
    void set.develop().then(() => document.documentElement.dataset['screen'] === 'summary' && draw());
  }

  #again(): void {
    if (this.#lastOrder) this.#go({ screen: 'set', order: this.#lastOrder });
    else this.#againLike(this.#lastSet?.record ?? null);
  }

  /** Of a set from before the page was loaded, only the record is known; a file has to be chosen anew. */
  #againLike(record: SessionRecord | null): void {
    if (!record || record.source.kind === 'file') this.#go({ screen: 'home' });
    else this.#begin(record.source.kind, findAnyRoutine(record.routine.id));
  }

  #showProblem(problem: Problem, hasSet: boolean): void {
    this.#show(
      'error',
      this.#words.common.pageTitle(problem.title),
      problemScreen({ ...problem, hasSet }, this.#words, {
        onAction: () =>
          problem.then === 'again' && this.#lastOrder
            ? void this.#showStage(this.#lastOrder)
            : this.#go({ screen: 'home' }),
        onSet: () => this.#summaryInstead(),
        onHome: () => this.#go({ screen: 'home' }),
      }),
    );
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
