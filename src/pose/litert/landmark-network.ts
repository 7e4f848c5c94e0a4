import type { EstimatorInfo } from '../estimator.ts';
import { landmarkOutputs } from './landmarks.ts';
import type { LandmarkOutputs } from './landmarks.ts';
import type { Network } from './network.ts';

/** A graphics card that has the network, and what comes when it is lost. */
export interface OnCard {
  readonly network: Network;
  readonly lost: Promise<unknown>;
}

/** The landmark network, on the graphics card as long as that works, else on the processor, from the same picture on. */
export class LandmarkNetwork implements Network {
  readonly side: number;
  /** How often the processor had to take over. */
  falls = 0;
  readonly #processor: Network;
  #card: Network | null;
  readonly #lost: Promise<never>;

  constructor(processor: Network, card: OnCard | null) {
    this.side = processor.side;
    this.#processor = processor;
    this.#card = card?.network ?? null;
    this.#lost = card ? card.lost.then(() => Promise.reject(new Error('the graphics card is lost'))) : NEVER;
    this.#lost.catch(() => undefined);
  }

  get accelerator(): EstimatorInfo['accelerator'] {
    return this.#card ? 'webgpu' : 'cpu';
  }

  async run<T>(fill: (input: Float32Array) => void, read: (outputs: readonly Float32Array[]) => T): Promise<T> {
    if (this.#card)
      try {
        return await Promise.race([this.#lost, this.#card.run(fill, read)]);
      } catch {
        this.#card = null;
        this.falls++;
      }
    return this.#processor.run(fill, read);
  }
}

const NEVER = new Promise<never>(() => undefined);

/** Whether the card says of a picture what the processor says. Throws where either does not run. */
export async function saysTheSame(card: Network, processor: Network): Promise<boolean> {
  const look = (network: Network) => network.run(fillPattern, (outputs) => kept(landmarkOutputs(outputs)));
  return areAlike(await look(card), await look(processor));
}

/** What a network gives lies in memory that is used again. */
const kept = ({ landmarks, presence, heatmaps, world }: LandmarkOutputs): LandmarkOutputs => ({
  landmarks: landmarks.slice(),
  presence: presence.slice(),
  heatmaps: heatmaps.slice(),
  world: world.slice(),
});

/** Waves of many lengths, so that every filter has something to see. */
function fillPattern(input: Float32Array): void {
  for (let i = 0; i < input.length; i++) input[i] = 0.5 + 0.4 * Math.sin(i * 0.001) * Math.cos(i * 0.00017);
}

/** How far numbers may be apart: pixels of the network's picture, logits, metres. */
const ALIKE = { landmarks: 0.5, presence: 0.01, heatmaps: 0.1, world: 0.005 } as const;

/** Whether two runs of the network say the same, by far more than it takes for parity between the runtimes. */
export const areAlike = (a: LandmarkOutputs, b: LandmarkOutputs): boolean =>
  (Object.keys(ALIKE) as (keyof typeof ALIKE)[]).every((name) =>
    a[name].every((value, i) => Math.abs(value - b[name][i]!) <= ALIKE[name]),
  );
