import type { Millis } from '../../core/units.ts';
import { checkFiles, hashesOf, LOOK_NETWORKS, weightsFile } from '../check-files.ts';
import { rgbPixels } from '../crop.ts';
import type { EstimatorInfo, Picture, Spent } from '../estimator.ts';
import { createLooks } from '../looks/looks.ts';
import type { Looks } from '../looks/looks.ts';
import type { OpenRequest } from '../messages.ts';
import { serve } from '../serve.ts';
import type { WorkerEstimator } from '../serve.ts';
import { pickBuild, threadsOf, wasmFile } from './build.ts';
import { openCard } from './card.ts';
import { openNetwork } from './network.ts';
import type { Network } from './network.ts';
import { LandmarkNetwork, saysTheSame } from './landmark-network.ts';
import type { OnCard } from './landmark-network.ts';
import { openNetworkOnCard } from './network-on-card.ts';
import { createPixelReader } from '../read-pixels.ts';
import { startLiteRt } from './runtime.ts';
import { Tracker } from './tracker.ts';

/** The package's file of packed assets holds nothing but the network that looks for persons. */
const DETECTOR = 'pose_solution_packed_assets.data';

class Estimator implements WorkerEstimator {
  readonly #info: Omit<EstimatorInfo, 'accelerator'>;
  readonly #landmarks: LandmarkNetwork;
  readonly #tracker: Tracker;
  readonly #look: Looks;
  readonly #read = createPixelReader();
  #lastT = Number.NEGATIVE_INFINITY;
  #spent: Spent = {};

  constructor(info: Omit<EstimatorInfo, 'accelerator'>, landmarks: LandmarkNetwork, tracker: Tracker, look: Looks) {
    this.#info = info;
    this.#landmarks = landmarks;
    this.#tracker = tracker;
    this.#look = look;
  }

  get info(): EstimatorInfo {
    return { ...this.#info, accelerator: this.#landmarks.accelerator };
  }

  get restarts(): number {
    return this.#landmarks.falls;
  }

  get spent(): Spent {
    return this.#spent;
  }

  async estimate(picture: Picture, t: Millis): Promise<Float64Array<ArrayBuffer> | null> {
    if (t <= this.#lastT) this.#tracker.restart();
    this.#lastT = t;
    const began = performance.now();
    const pixels = await this.#read(picture);
    const read = performance.now() - began;
    const values = await this.#tracker.find(pixels, t);
    this.#spent = { read, ...this.#tracker.spent };
    if (!values) return null;
    const found = performance.now();
    const all = this.#look(pixels, values);
    this.#spent = { ...this.#spent, looks: performance.now() - found };
    return all;
  }
}

async function open(
  { model, models, accelerator }: OpenRequest,
  onProgress: (loaded: number, total: number) => void,
): Promise<WorkerEstimator> {
  const build = await pickBuild();
  const files = [wasmFile(build), DETECTOR, weightsFile(model), ...LOOK_NETWORKS] as const;
  const [wasm, detector, landmarks, ...looks] = await checkFiles(models, files, onProgress);
  // LiteRT is told that there is none while it starts.
  const { gpu } = navigator;
  await startLiteRt(build, wasm!, models);
  const threads = threadsOf(build);
  const processor = await openNetwork(landmarks!, threads);
  const device = accelerator === 'cpu' ? null : await openCard(gpu, accelerator === 'webgpu');
  const network = new LandmarkNetwork(processor, device && (await putOnCard(landmarks!, device, processor)));
  const tracker = new Tracker(await openNetwork(detector!, threads), network);
  await tracker.find(rgbPixels(new Uint8Array(64 * 64 * 4), 64, 64), 0);
  const info = { runtime: 'litert', model, smoothing: false, ...hashesOf(model) } as const;
  return new Estimator(info, network, tracker, createLooks(looks));
}

/** The network on this card; null where it does not run there, or says something else than on the processor. */
async function putOnCard(bytes: Uint8Array, device: GPUDevice, processor: Network): Promise<OnCard | null> {
  try {
    const network = await openNetworkOnCard(bytes, device);
    if (await saysTheSame(network, processor)) return { network, lost: device.lost };
  } catch {
    // What keeps a card from it is its own affair: the processor does the same.
  }
  device.destroy();
  return null;
}

serve(open);
