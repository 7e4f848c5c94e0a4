import { render } from 'lit';
import type { TemplateResult } from 'lit';
import type { Routine } from '../core/routine.ts';
import { MODELS } from '../pose/estimator.ts';
import { findRoutine, routineIn, ROUTINES } from '../routines/index.ts';
import { listCameras, openCamera } from '../source/camera.ts';
import type { CameraChoice } from '../source/camera.ts';
import { openDemo } from '../source/demo.ts';
import { openFile } from '../source/file.ts';
import type { Source } from '../source/source.ts';
import { believableHeight, HEIGHT_CM, loadSettings, PICTURE_SIZES, saveSettings } from '../store/settings.ts';
import type { StoredSettings } from '../store/settings.ts';
import { homeScreen } from '../ui/home-screen.ts';
import { problemScreen } from '../ui/problem-screen.ts';
import { routineScreen } from '../ui/routine-screen.ts';
import { summaryScreen } from '../ui/summary-screen.ts';
import { summaryView } from '../ui/view/summary-view.ts';
import { languageOf, WORDS } from '../words/index.ts';
import { readAddress, writeAddress } from './address.ts';
import type { Place, SetOrder } from './address.ts';
import { problemOf } from './problems.ts';
import type { Problem } from './problems.ts';
import type { Recorded } from './recording.ts';
import { gzip, saveFile } from './save-file.ts';
import { Stage } from './stage.ts';

/** The first routine of the index, until there is a choice. */
const ROUTINE = ROUTINES[0]!;

/** The composition root's screens: which one is up, what each is told, and where its buttons lead. */
export class App {
  readonly #root: HTMLElement;
  #settings: StoredSettings = loadSettings();
  #cameras: readonly CameraChoice[] = [];
  /** The video chosen last; a browser lets no address hold it. */
  #file: File | null = null;
  #stage: Stage | null = null;
  #lastOrder: SetOrder | null = null;
  #lastSet: { readonly result: Recorded | null; readonly problem: string | null } | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Shows the place that the address names, and follows the Back button from then on. */
  start(): void {
    window.addEventListener('popstate', () => this.#enter());
    document.addEventListener('click', (event) => this.#followLink(event));
    dropAnywhere();
    this.#enter();
  }

  /** Goes to a place and gives it its own entry in the history. */
  #go(place: Place): void {
    history.pushState(null, '', writeAddress(place));
    this.#enter(place);
  }

  #enter(place: Place = readAddress(location.search, this.#settings)): void {
    this.#leaveStage();
    if (place.screen === 'set' && (place.order.source !== 'file' || this.#file)) this.#showStage(place.order);
    else if (place.screen === 'summary' && this.#lastSet) this.#showSummary();
    else if (place.screen === 'routine') this.#showRoutine(findRoutine(place.routine) ?? ROUTINE);
    else this.#showHome();
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

  #showHome(): void {
    const draw = () =>
      this.#show(
        'home',
        'Plumbline',
        homeScreen(
          {
            routine: ROUTINE,
            ...this.#settings,
            heightRange: HEIGHT_CM,
            pictureSizes: PICTURE_SIZES,
            cameras: this.#cameras,
            hasLastSet: this.#lastSet !== null,
          },
          {
            onBegin: () => this.#begin('camera'),
            onDemo: () => this.#begin('demo'),
            onFile: (file) => {
              this.#file = file;
              this.#begin('file');
            },
            onHeight: (text) => this.#remember({ heightCm: believableHeight(text) }),
            onModel: (name) => this.#remember({ model: MODELS.find((model) => model === name) ?? 'full' }),
            onCamera: (deviceId) => this.#remember({ deviceId }),
            onPictureSize: (name) =>
              this.#remember({ pictureSize: PICTURE_SIZES.find((size) => size === name) ?? PICTURE_SIZES[0] }),
            onLastSet: () => this.#go({ screen: 'summary' }),
          },
        ),
      );
    draw();
    void listCameras().then((cameras) => {
      this.#cameras = cameras;
      if (document.documentElement.dataset['screen'] === 'home') draw();
    });
  }

  #showRoutine(routine: Routine): void {
    const words = WORDS[languageOf(null, navigator.languages)];
    const shown = routineIn(routine, words === WORDS.de ? 'de' : 'en');
    const page = routineScreen(shown, words, { onBegin: () => this.#begin('camera') });
    this.#show('routine', words.common.pageTitle(shown.title), page);
  }

  #remember(change: Partial<StoredSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    saveSettings(this.#settings);
  }

  #begin(source: SetOrder['source']): void {
    const place = readAddress(`?source=${source}`, this.#settings);
    this.#go(place);
  }

  #showStage(order: SetOrder): void {
    this.#lastOrder = order;
    document.documentElement.dataset['screen'] = 'stage';
    document.title = `${ROUTINE.title} – Plumbline`;
    const stage = new Stage(this.#root, order, ROUTINE, () => this.#openSource(order), {
      onEnd: (result, error) => {
        if (this.#stage !== stage) return this.#keepLeft(result);
        this.#stage = null;
        this.#afterSet(result, error);
      },
      onBack: () => this.#go({ screen: 'home' }),
    });
    this.#stage = stage;
    stage.start();
  }

  #openSource({ source, pictureSize }: SetOrder): Promise<Source> {
    if (source === 'demo') return openDemo();
    if (source === 'file' && this.#file) return openFile(this.#file, this.#file.name);
    const { deviceId } = this.#settings;
    // A camera that was chosen here and is gone now is no reason to refuse all others.
    const known = this.#cameras.length === 0 || this.#cameras.some((camera) => camera.deviceId === deviceId);
    const [width, height] = pictureSize.split('x').map(Number) as [number, number];
    return openCamera({ width, height, ...(deviceId !== null && known && { deviceId }) });
  }

  #keep(result: Recorded | null, problem: string | null): void {
    if (result) this.#lastSet = { result, problem };
  }

  /** A set that was left is over a moment later: home then offers to look at it. */
  #keepLeft(result: Recorded | null): void {
    this.#keep(result, null);
    if (document.documentElement.dataset['screen'] === 'home') this.#showHome();
  }

  #afterSet(result: Recorded | null, error: unknown): void {
    if (error !== null) {
      const problem = problemOf(error);
      this.#keep(result, `${problem.title}. ${problem.help}`.trim());
      this.#showProblem(problem, result !== null);
      return;
    }
    this.#lastSet = { result, problem: null };
    this.#summaryInstead();
  }

  /** Back from the summary leads to where the set was begun, not into another set. */
  #summaryInstead(): void {
    history.replaceState(null, '', writeAddress({ screen: 'summary' }));
    this.#showSummary();
  }

  #showSummary(): void {
    const { result, problem } = this.#lastSet ?? { result: null, problem: null };
    const actions = {
      onAgain: () => this.#again(),
      onHome: () => this.#go({ screen: 'home' }),
      onSave: () => void (result && this.#save(result)),
    };
    const record = result?.record ?? null;
    const routine = (record && findRoutine(record.routine.id)) ?? ROUTINE;
    this.#show('summary', 'After the set – Plumbline', summaryScreen(summaryView(record, routine), problem, actions));
  }

  /** `session.json` and the raw pose track beside it, in one go: a browser may ask again for what comes later. */
  async #save({ record, track }: Recorded): Promise<void> {
    try {
      const packed = await gzip(track());
      saveFile('session.json', new Blob([JSON.stringify(record)], { type: 'application/json' }));
      saveFile('track.json.gz', packed);
    } catch (error) {
      this.#showProblem(problemOf(error), true);
    }
  }

  #again(): void {
    if (this.#lastOrder) this.#go({ screen: 'set', order: this.#lastOrder });
    else this.#go({ screen: 'home' });
  }

  #showProblem(problem: Problem, hasSet: boolean): void {
    this.#show(
      'error',
      `${problem.title} – Plumbline`,
      problemScreen(
        { ...problem, hasSet },
        {
          onAction: () =>
            problem.then === 'again' && this.#lastOrder
              ? this.#showStage(this.#lastOrder)
              : this.#go({ screen: 'home' }),
          onSet: () => this.#summaryInstead(),
          onHome: () => this.#go({ screen: 'home' }),
        },
      ),
    );
  }

  /** Links inside the app change the place without loading the page again. */
  #followLink(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a[data-link]') : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    event.preventDefault();
    this.#go({ screen: 'home' });
  }
}

/** A file dropped beside the target must not replace the page, and with it the set. */
function dropAnywhere(): void {
  for (const kind of ['dragover', 'drop'] as const) window.addEventListener(kind, (event) => event.preventDefault());
}
