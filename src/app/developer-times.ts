import type { DeveloperView } from '../ui/developer-panel.ts';
import type { Pace } from '../ui/view/pace-view.ts';
import type { Words } from '../words/index.ts';
import { watchGaps } from './main-thread-gaps.ts';
import type { Tick } from './run.ts';
import { createStageMeter } from './stage-meter.ts';

/** Where the time of a set goes, while somebody wants to know. */
export class DeveloperTimes {
  readonly #meter = createStageMeter();
  readonly #gaps = watchGaps((gap) => this.#meter.add(performance.now(), { gap }));
  #view: DeveloperView | null = null;

  /** What was summed up last; null before there was anything. */
  get view(): DeveloperView | null {
    return this.#view;
  }

  /** `age`: of the picture when its marks were ready, before it was drawn. */
  add({ waitMs, estimateMs, coreMs, spent = {} }: Tick, { drawMs, age }: { drawMs: number; age: number }): void {
    const inWorker = Object.values(spent).reduce((sum, time) => sum + time, 0);
    const messages = estimateMs - inWorker;
    this.#meter.add(performance.now(), {
      ...spent,
      wait: waitMs,
      messages,
      core: coreMs,
      draw: drawMs,
      age: age + drawMs,
    });
  }

  sumUp({ rate, dropped, model }: Pace, { developer: say, stage, format }: Words): void {
    const isolation = crossOriginIsolated ? say.isolated : say.notIsolated;
    const computes = model ? [model.model, model.runtime, model.accelerator] : [];
    const counted = [stage.rate(format.number(rate, 1)), stage.dropped(dropped)];
    this.#view = { about: [...computes, isolation, ...counted], lines: this.#meter.lines() };
  }

  close(): void {
    this.#gaps.end();
  }
}
