import { RUNTIMES } from '../pose/estimator.ts';
import type { ModelName, Runtime } from '../pose/estimator.ts';
import { isSoftware } from '../pose/graphics.ts';
import type { Accelerator } from '../pose/messages.ts';

/** What the choice depends on, and where it is kept. */
export interface Machine {
  /** What draws WebGL here; null: nothing does. */
  graphics(): string | null;
  /** Milliseconds a picture takes; infinite where the runtime does not start. */
  measure(runtime: Runtime, model: ModelName): Promise<number>;
  recall(): string | null;
  remember(text: string): void;
  /** What else may change the answer: cores, isolation. */
  readonly traits: string;
}

/**
 * WebGL leaves the processor to the browser, the camera and the rest of the app, so `litert` must be this much faster
 * to be taken where there is a graphics card.
 */
const WORTH_THE_PROCESSOR = 0.75;

/**
 * The runtime for this machine: `litert` where nothing but the processor computes, else the faster of the two, measured
 * once for each network and machine, and remembered.
 */
export async function chooseRuntime(model: ModelName, accelerator: Accelerator, machine: Machine): Promise<Runtime> {
  if (accelerator !== 'auto') return accelerator === 'cpu' ? 'litert' : 'mediapipe';
  const graphics = machine.graphics();
  if (graphics === null || isSoftware(graphics)) return 'litert';
  const known = RUNTIMES.find((runtime) => runtime === answerTo(model, machine));
  if (known) return known;
  const mediapipe = await machine.measure('mediapipe', model);
  const litert = await machine.measure('litert', model);
  const chosen = litert < mediapipe * WORTH_THE_PROCESSOR ? 'litert' : 'mediapipe';
  if (Math.min(mediapipe, litert) < Number.POSITIVE_INFINITY) rememberAnswer(model, chosen, machine);
  return chosen;
}

/** What was remembered of this machine under `question`; undefined where nothing was. */
export const answerTo = (question: string, machine: Machine): unknown =>
  parse(machine.recall())[keyOf(question, machine)];

/** Remembers `answer` for this machine. */
export function rememberAnswer(question: string, answer: unknown, machine: Machine): void {
  machine.remember(JSON.stringify({ ...parse(machine.recall()), [keyOf(question, machine)]: answer }));
}

const keyOf = (question: string, machine: Machine): string =>
  [question, machine.graphics() ?? 'no WebGL', machine.traits].join(' | ');

function parse(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
