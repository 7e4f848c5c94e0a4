import { contextLost } from './fake-page.ts';
import type { PoseDetector } from '@tensorflow-models/pose-detection';
import { load } from '@tensorflow-models/pose-detection/dist/blazepose_mediapipe/detector';
import type { Millis } from '../../core/units.ts';
import { PoseError } from '../estimator.ts';
import type { EstimatorInfo, ModelName, Picture } from '../estimator.ts';
import { checkFiles, hashesOf, LOOK_NETWORKS, weightsFile } from '../check-files.ts';
import type { ModelFile } from '../check-files.ts';
import { createLooks } from '../looks/looks.ts';
import type { Looks } from '../looks/looks.ts';
import { graphicsName, isSoftware } from '../graphics.ts';
import type { Accelerator, OpenRequest } from '../messages.ts';
import { reopening, serve } from '../serve.ts';
import type { WorkerEstimator } from '../serve.ts';
import { createPixelReader } from '../read-pixels.ts';
import { packPose } from './pack-pose.ts';

/** pose-detection hides the options that we need: the CPU path is not exposed. */
type MediaPipeDetector = PoseDetector & { readonly poseSolution: { setOptions(options: object): void } };

class ContextLost extends Error {}

/** One network, brought back when its WebGL context is lost or its graph dies. */
class Estimator implements WorkerEstimator {
  #detector: MediaPipeDetector | null = null;
  /** Fails when the detector's context is lost. */
  #lost: Promise<never> | null = null;
  #lastT = Number.NEGATIVE_INFINITY;
  restarts = 0;
  readonly #models: string;
  readonly #look: Looks;
  readonly #read = createPixelReader();
  readonly info: EstimatorInfo;

  constructor({ model, models }: OpenRequest, accelerator: EstimatorInfo['accelerator'], look: Looks) {
    this.#models = models;
    this.#look = look;
    this.info = { runtime: 'mediapipe', model, accelerator, smoothing: false, ...hashesOf(model) };
  }

  /** Loads the network and runs it once on an empty picture, which is where a broken set-up shows. */
  async open(): Promise<void> {
    await this.#load();
    const blank = new OffscreenCanvas(64, 64);
    blank.getContext('2d')?.fillRect(0, 0, 64, 64);
    await this.#detector?.estimatePoses(blank.transferToImageBitmap(), {}, 0);
  }

  async #load(): Promise<void> {
    this.close();
    this.#lost = contextLost().then(() => Promise.reject(new ContextLost('The graphics context was lost.')));
    this.#lost.catch(() => undefined);
    this.#lastT = Number.NEGATIVE_INFINITY;
    this.#detector = (await load({
      runtime: 'mediapipe',
      modelType: this.info.model,
      enableSmoothing: false,
      solutionPath: this.#models,
    })) as MediaPipeDetector;
    this.#detector.poseSolution.setOptions({ useCpuInference: this.info.accelerator === 'cpu' });
  }

  /** Frees network and graphics context. */
  close(): void {
    const detector = this.#detector;
    this.#detector = null;
    try {
      detector?.dispose();
    } catch {
      // What broke may break again on its way out; the next one needs nothing of it.
    }
  }

  async estimate(picture: Picture, t: Millis): Promise<Float64Array<ArrayBuffer> | null> {
    const values = await this.#find(picture, t);
    return values && this.#look(await this.#read(picture), values);
  }

  async #find(picture: Picture, t: Millis): Promise<Float64Array<ArrayBuffer> | null> {
    try {
      return await this.#run(picture, t);
    } catch (error) {
      if (!(error instanceof ContextLost)) {
        this.#restartTracking();
        const again = await this.#run(picture, t).catch(() => undefined);
        if (again !== undefined) return again;
      }
      reopening();
      await this.#load();
      this.restarts++;
      return this.#run(picture, t);
    }
  }

  async #run(picture: Picture, t: Millis): Promise<Float64Array<ArrayBuffer> | null> {
    // A graph whose context is lost may never answer, neither when it is asked nor when it was asked already.
    await Promise.race([this.#lost, Promise.resolve()]);
    if (!this.#detector) throw new Error('The pose model is not loaded.');
    if (t <= this.#lastT || this.#lastT === Number.NEGATIVE_INFINITY) this.#restartTracking();
    this.#lastT = t;
    const poses = this.#detector.estimatePoses(picture as ImageBitmap, {}, t + EPOCH);
    return packPose((await Promise.race([this.#lost!, poses]))[0]);
  }

  /** An equal or backward time kills the graph for good unless it is reset; a reset also forgets the last person. */
  #restartTracking(): void {
    this.#detector?.reset();
    this.#lastT = Number.NEGATIVE_INFINITY;
  }
}

/** Keeps the graph's times above zero. Milliseconds. */
const EPOCH = 1000;

function pickAccelerator(wanted: Accelerator): EstimatorInfo['accelerator'] {
  const name = graphicsName();
  if (name === null)
    throw new PoseError(
      'This browser offers no WebGL, which the pose model needs. Switch on graphics acceleration.',
      'no-webgl',
    );
  if (wanted !== 'auto') return wanted;
  return isSoftware(name) ? 'cpu' : 'webgl';
}

const filesFor = (model: ModelName): ModelFile[] => [
  'pose_web.binarypb',
  'pose_solution_simd_wasm_bin.wasm',
  'pose_solution_packed_assets.data',
  weightsFile(model),
  ...LOOK_NETWORKS,
];

async function openEstimator(request: OpenRequest, onProgress: (loaded: number, total: number) => void) {
  const accelerator = pickAccelerator(request.accelerator);
  // The package fetches them again, from the browser's cache; it takes a missing file for an empty one and fails much
  // later with an obscure `undefined`.
  const files = await checkFiles(request.models, filesFor(request.model), onProgress);
  const look = createLooks(files.slice(-LOOK_NETWORKS.length));
  const estimator = new Estimator(request, accelerator, look);
  try {
    await estimator.open();
    return estimator;
  } catch (error) {
    estimator.close();
    if (accelerator === 'cpu' || request.accelerator === 'webgl') throw error;
    const fallback = new Estimator(request, 'cpu', look);
    await fallback.open();
    return fallback;
  }
}

serve(openEstimator);
