import { MODELS } from '../pose/estimator.ts';
import type { ModelName } from '../pose/estimator.ts';
import type { Accelerator } from '../pose/messages.ts';
import { answerTo, measureWay, rememberAnswer } from './choose-runtime.ts';
import type { Machine, Way } from './choose-runtime.ts';

/** A picture may take this long for its model to keep up with a camera of 30 pictures a second, and now and then miss one. ms */
const KEEPS_UP = 40;
/** _Heavy_ takes about five times as long as _full_, and 28 MB: it is only tried where it has a chance. */
const HEAVY_HAS_A_CHANCE = KEEPS_UP / 6;
/** A hot laptop is cool again, and a flat battery full: what was stepped down is tried again after a day. ms */
const STEPPED_DOWN_FOR = 24 * 60 * 60 * 1000;

/** What nobody measured yet, or is to be the same everywhere, is the middle one: most machines come to it. */
const AT_FIRST: ModelName = 'full';

/** The model for a set that begins now. `now`: milliseconds of the wall clock. */
export const modelNow = (accelerator: Accelerator, machine: Machine, now: number): ModelName =>
  (accelerator === 'auto' ? knownModel(machine, now) : null) ?? AT_FIRST;

/** Whether this machine was measured. */
export const isMeasured = (machine: Machine): boolean => answerTo(QUESTION, machine) !== undefined;

/** Finds the most exact model that keeps up with the camera; measured once, and remembered. */
export async function measureModel(machine: Machine): Promise<void> {
  if (isMeasured(machine)) return;
  const measured = measuringOnce(machine);
  const way = await measureWay('full', 'auto', measured);
  const time = await measured.measure(way, 'full');
  // One that did not even start tells nothing about how fast it is.
  if (time === Number.POSITIVE_INFINITY) return;
  const model = time > KEEPS_UP ? 'lite' : (await heavyKeepsUp(time, way, measured)) ? 'heavy' : 'full';
  rememberAnswer(QUESTION, model, machine);
}

/** The model that was chosen for this machine before; null where none was. */
export const knownModel = (machine: Machine, now: number): ModelName | null =>
  loweredTo(machine, now) ?? MODELS.find((model) => model === answerTo(QUESTION, machine)) ?? null;

const QUESTION = 'model';
const LOWERED = 'model for a day';

const heavyKeepsUp = async (full: number, way: Way, machine: Machine): Promise<boolean> =>
  full <= HEAVY_HAS_A_CHANCE && (await machine.measure(way, 'heavy')) <= KEEPS_UP;

/** The next faster model; null where there is none. */
export const fasterThan = (model: ModelName): ModelName | null => MODELS[MODELS.indexOf(model) - 1] ?? null;

/** The next faster model, which is chosen from now on for a day; null where there is none. */
export function stepDown(from: ModelName, machine: Machine, now: number): ModelName | null {
  const faster = fasterThan(from);
  if (faster) rememberAnswer(LOWERED, { model: faster, until: now + STEPPED_DOWN_FOR }, machine);
  return faster;
}

function loweredTo(machine: Machine, now: number): ModelName | null {
  const answer = answerTo(LOWERED, machine);
  if (typeof answer !== 'object' || answer === null) return null;
  const { model, until } = answer as Partial<Record<string, unknown>>;
  // A clock that was set back must not hold it down for longer than a day.
  if (typeof until !== 'number' || now >= until || until > now + STEPPED_DOWN_FOR) return null;
  return MODELS.find((name) => name === model) ?? null;
}

/** What was measured is not measured again for the next question. */
function measuringOnce(machine: Machine): Machine {
  const times = new Map<string, Promise<number>>();
  return {
    ...machine,
    measure(way, model) {
      const key = `${way} ${model}`;
      const time = times.get(key) ?? machine.measure(way, model);
      times.set(key, time);
      return time;
    },
  };
}
