import { isRangeCheck } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { ROUTINES } from '../routines/index.ts';
import { AfterSet, loadSet } from './after-set.ts';
import type { Place, SetOrder } from './address.ts';
import { openSource } from './open-source.ts';
import type { Page } from './page.ts';
import { openProblem } from './problem-page.ts';
import { problemOf } from './problems.ts';
import { keepProgress } from './progress.ts';
import type { JustDone } from './progress.ts';
import type { Recorded } from './recording.ts';
import { findAnyRoutine } from './routine-shelf.ts';
import type { Stage } from './stage.ts';
import { measureThisMachine } from './this-machine.ts';
import { openSummary } from './summary-page.ts';

/** What sets need of the app. */
export interface SetsHost {
  /** Where a stage draws itself. */
  readonly root: HTMLElement;
  page(screen: string): Page;
  /** Another place in place of the one that is up: going back leads to where that was come from. */
  instead(place: Place): void;
  /** A set that was left is over. */
  onLeftOver(): void;
}

/** The set that is under way, the one before it, and where each leads. */
export class Sets {
  /** The video chosen last; a browser lets no address hold it. */
  file: File | null = null;
  readonly #host: SetsHost;
  #stage: Stage | null = null;
  #lastOrder: SetOrder | null = null;
  /** A browser may remember nothing: it is not measured anew on every page. */
  #measuredFor: SetOrder | null = null;
  #last: AfterSet | null = null;
  #justDone: JustDone | null = null;

  constructor(host: SetsHost) {
    this.#host = host;
  }

  get isUnderWay(): boolean {
    return this.#stage !== null;
  }

  get last(): AfterSet | null {
    return this.#last;
  }

  /** What the last set said of somebody's progress; what was seen in a video is given once, then people's own come back. */
  takeJustDone(): JustDone | null {
    const done = this.#justDone;
    if (done?.video) this.#justDone = null;
    return done;
  }

  /** A set that is left by the Back button is over; what it measured can still be looked at. */
  leave(): void {
    this.#stage?.leave();
    this.#stage = null;
  }

  /** After a set, a machine that nobody measured yet is, once, so that no set waits for that. */
  async measureMachine(until: AbortSignal): Promise<void> {
    const order = this.#lastOrder;
    if (!order || order === this.#measuredFor) return;
    await measureThisMachine(order, until);
    if (!until.aborted) this.#measuredFor = order;
  }

  async open(order: SetOrder, page: Page): Promise<void> {
    this.#lastOrder = order;
    const { Stage } = await import('./stage.ts');
    if (page.until.aborted) return;
    const shown = page.routines.find(({ id }) => id === order.routine) ?? page.routines[0]!;
    const routine = findAnyRoutine(order.routine) ?? ROUTINES[0]!;
    const { reps } = order;
    const asked = reps === null ? {} : { reps: { least: reps, most: reps } };
    const about = {
      order,
      routine: { ...routine, ...asked },
      shown: { ...shown, ...asked },
      words: page.words,
      settings: page.settings(),
      open: () => openSource(order, this.file, page.settings().deviceId),
      developer: new URLSearchParams(location.search).has('developer'),
    };
    const stage = new Stage(this.#host.root, about, {
      onEnd: (result, error, forPain) => {
        if (this.#stage !== stage) return this.#keepLeft(result);
        this.#stage = null;
        this.#over(result, error, forPain);
      },
      onBack: () => page.go({ screen: 'home' }),
      onFaster: () => {
        page.remember({ model: 'lite' });
        this.#host.instead({ screen: 'set', order: { ...order, model: 'lite' } });
      },
      onSettings: (change) => page.remember(change),
    });
    this.#stage = stage;
    stage.start();
  }

  /** Whether there is a summary to show: of the set that was just done, or, on a page loaded again, of what was kept. */
  async openSummary(session: string, page: Page): Promise<boolean> {
    const isUp = this.#last !== null && (!session || session === this.#last.id);
    const loaded = isUp ? null : await loadSet(session);
    if (page.until.aborted) return true;
    if (loaded) this.#setLast(loaded);
    if (!this.#last || !(isUp || loaded)) return false;
    openSummary(page, this.#last, this.#justDone, () => this.#again(page));
    return true;
  }

  #setLast(set: AfterSet): void {
    this.#last?.close();
    this.#last = set;
    set.keep();
    void set.askToKeep();
  }

  #keepLeft(result: Recorded | null): void {
    if (result) this.#setLast(new AfterSet(result, null));
    this.#host.onLeftOver();
  }

  #over(result: Recorded | null, error: unknown, forPain: boolean): void {
    if (error === null) {
      this.#setLast(new AfterSet(result, null, forPain));
      return void this.#keepProgress(result, forPain);
    }
    const page = this.#host.page('error');
    const problem = problemOf(error, page.words);
    if (result) this.#setLast(new AfterSet(result, `${problem.title}. ${problem.help}`.trim()));
    const order = this.#lastOrder!;
    const onAgain = () => void this.open(order, page);
    openProblem(page, problem, { onAgain, ...(result && { onSet: () => this.#summaryInstead() }) });
  }

  /** What a set says of progress is kept; after a range check that went well, that is what there is to look at. */
  async #keepProgress(result: Recorded | null, forPain: boolean): Promise<void> {
    const { words } = this.#host.page('summary');
    this.#justDone = result && (await keepProgress(result, forPain, words));
    const routine = result?.routine;
    if (!this.#justDone || forPain || !routine || !isRangeCheck(routine)) return this.#summaryInstead();
    this.#host.instead({ screen: 'range' });
  }

  /** Back from the summary leads to where the set was begun, not into another set. */
  #summaryInstead(): void {
    const id = this.#last?.id;
    this.#host.instead({ screen: 'summary', ...(id && { session: id }) });
  }

  #again(page: Page): void {
    if (this.#lastOrder) page.go({ screen: 'set', order: this.#lastOrder });
    else againLike(this.#last?.record ?? null, page);
  }
}

/** Of a set from before the page was loaded, only the record is known; a file has to be chosen anew. */
function againLike(record: SessionRecord | null, page: Page): void {
  if (!record || record.source.kind === 'file' || !findAnyRoutine(record.routine.id)) page.go({ screen: 'home' });
  else page.begin(record.routine.id, null, record.source.kind);
}
