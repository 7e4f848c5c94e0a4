import type { Millis } from '../../core/units.ts';
import { roundBody } from '../body.ts';
import { checkFiles, sha256Of, weightsFile } from '../check-files.ts';
import type { EstimatorInfo, Picture, Spent } from '../estimator.ts';
import type { OpenRequest } from '../messages.ts';
import { serve } from '../serve.ts';
import type { WorkerEstimator } from '../serve.ts';
import { pickBuild, threadsOf, wasmFile } from './build.ts';
import { rgbPixels } from './crop.ts';
import { openNetwork } from './network.ts';
import { createPixelReader } from './read-pixels.ts';
import { startLiteRt } from './runtime.ts';
import { Tracker } from './tracker.ts';

/** The package's file of packed assets holds nothing but the network that looks for persons. */
const DETECTOR = 'pose_solution_packed_assets.data';

class Estimator implements WorkerEstimator {
  readonly info: EstimatorInfo;
  readonly #tracker: Tracker;
  readonly #read = createPixelReader();
  #lastT = Number.NEGATIVE_INFINITY;
  #spent: Spent = {};

  constructor(info: EstimatorInfo, tracker: Tracker) {
    this.info = info;
    this.#tracker = tracker;
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
    return values && roundBody(values);
  }
}

async function open(
  { model, models }: OpenRequest,
  onProgress: (loaded: number, total: number) => void,
): Promise<WorkerEstimator> {
  const build = await pickBuild();
  const files = [wasmFile(build), DETECTOR, weightsFile(model)] as const;
  const [wasm, detector, landmarks] = await checkFiles(models, files, onProgress);
  await startLiteRt(build, wasm!, models);
  const threads = threadsOf(build);
  const tracker = new Tracker(await openNetwork(detector!, threads), await openNetwork(landmarks!, threads));
  await tracker.find(rgbPixels(new Uint8Array(64 * 64 * 4), 64, 64), 0);
  const weightsSha256 = sha256Of(weightsFile(model));
  return new Estimator({ runtime: 'litert', model, weightsSha256, accelerator: 'cpu', smoothing: false }, tracker);
}

serve(open);
