import type { ModelName, Runtime } from '../pose/estimator.ts';
import { isSoftware } from '../pose/graphics.ts';
import type { Accelerator } from '../pose/messages.ts';

/** What there is to choose from: WebGL, the processor, and WebGPU for the landmark network where there is a card for it. */
export const WAYS = {
  mediapipe: { runtime: 'mediapipe', accelerator: 'auto' },
  litert: { runtime: 'litert', accelerator: 'cpu' },
  'litert-webgpu': { runtime: 'litert', accelerator: 'auto' },
} as const satisfies Readonly<Record<string, { readonly runtime: Runtime; readonly accelerator: Accelerator }>>;
export type Way = keyof typeof WAYS;

/** What the choice depends on, and where it is kept. */
export interface Machine {
  /** What draws WebGL here; null: nothing does. */
  graphics(): string | null;
  /** Milliseconds a picture takes; infinite where it does not start. */
  measure(way: Way, model: ModelName): Promise<number>;
  recall(): string | null;
  remember(text: string): void;
  /** What else may change the answer: cores, isolation. */
  readonly traits: string;
}

/** A graphics card leaves the processor to the browser, the camera and the rest of the app: its time counts for less. */
const WORTH_THE_PROCESSOR = 0.75;

/** What nobody measured yet is computed on the processor, which is there everywhere and starts soonest. */
const AT_FIRST: Way = 'litert';

/** How this machine computes now: as was asked for, or the fastest way as far as that was measured. */
export const wayNow = (model: ModelName, accelerator: Accelerator, machine: Machine): Way =>
  settledWay(model, accelerator, machine) ?? AT_FIRST;

/** The fastest way, where there is a choice; measured once for each network and machine, and remembered. */
export async function measureWay(model: ModelName, accelerator: Accelerator, machine: Machine): Promise<Way> {
  const settled = settledWay(model, accelerator, machine);
  if (settled) return settled;
  let best: { readonly way: Way; readonly cost: number } = { way: AT_FIRST, cost: Number.POSITIVE_INFINITY };
  for (const way of Object.keys(WAYS) as Way[]) {
    const time = await machine.measure(way, model);
    const cost = WAYS[way].accelerator === 'cpu' ? time / WORTH_THE_PROCESSOR : time;
    if (cost < best.cost) best = { way, cost };
  }
  if (best.cost < Number.POSITIVE_INFINITY) rememberAnswer(model, best.way, machine);
  return best.way;
}

/** Where nothing needs to be measured any more: on the processor, too, where there is nothing else. */
function settledWay(model: ModelName, accelerator: Accelerator, machine: Machine): Way | null {
  if (accelerator !== 'auto') return ASKED_FOR[accelerator];
  const graphics = machine.graphics();
  if (graphics === null || isSoftware(graphics)) return 'litert';
  return (Object.keys(WAYS) as Way[]).find((way) => way === answerTo(model, machine)) ?? null;
}

const ASKED_FOR: Readonly<Record<Exclude<Accelerator, 'auto'>, Way>> = {
  webgl: 'mediapipe',
  cpu: 'litert',
  webgpu: 'litert-webgpu',
};

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
