import { watchContexts } from './fake-page.ts';
import type { PoseDetector } from '@tensorflow-models/pose-detection';
import { load } from '@tensorflow-models/pose-detection/dist/blazepose_mediapipe/detector';
import type { Millis } from '../../core/units.ts';
import { PoseError } from '../estimator.ts';
import type { EstimatorInfo, ModelName, Picture } from '../estimator.ts';
import { packPose } from './body.ts';
import { checkFiles, sha256Of, weightsFile } from './check-files.ts';
import type { Accelerator, Answer, Request } from './messages.ts';

/** pose-detection hides the options that we need: the CPU path is not exposed. */
type MediaPipeDetector = PoseDetector & { readonly poseSolution: { setOptions(options: object): void } };

/** One network, brought back when its WebGL context is lost or its graph dies. */
class Estimator {
  #detector: MediaPipeDetector | null = null;
  #lastT = Number.NEGATIVE_INFINITY;
  #contextLost = false;
  readonly #model: ModelName;
  readonly #models: string;
  readonly accelerator: EstimatorInfo['accelerator'];

  constructor(model: ModelName, models: string, accelerator: EstimatorInfo['accelerator']) {
    this.#model = model;
    this.#models = models;
    this.accelerator = accelerator;
    watchContexts(() => {
      this.#contextLost = true;
    });
  }

  /** Loads the network and runs it once on an empty picture, which is where a broken set-up shows. */
  async open(): Promise<void> {
    this.close();
    this.#contextLost = false;
    this.#lastT = Number.NEGATIVE_INFINITY;
    this.#detector = (await load({
      runtime: 'mediapipe',
      modelType: this.#model,
      enableSmoothing: false,
      solutionPath: this.#models,
    })) as MediaPipeDetector;
    this.#detector.poseSolution.setOptions({ useCpuInference: this.accelerator === 'cpu' });
    const blank = new OffscreenCanvas(64, 64);
    blank.getContext('2d')?.fillRect(0, 0, 64, 64);
    await this.#detector.estimatePoses(blank.transferToImageBitmap(), {}, 0);
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
    try {
      return await this.#run(picture, t);
    } catch {
      if (!this.#contextLost) {
        this.#restartTracking();
        const again = await this.#run(picture, t).catch(() => undefined);
        if (again !== undefined) return again;
      }
      await this.open();
      return this.#run(picture, t);
    }
  }

  async #run(picture: Picture, t: Millis): Promise<Float64Array<ArrayBuffer> | null> {
    if (!this.#detector || this.#contextLost) throw new PoseError('The graphics context was lost.');
    if (t <= this.#lastT || this.#lastT === Number.NEGATIVE_INFINITY) this.#restartTracking();
    this.#lastT = t;
    const poses = await this.#detector.estimatePoses(picture as ImageBitmap, {}, t + EPOCH);
    return packPose(poses[0]);
  }

  /** An equal or backward time kills the graph for good unless it is reset; a reset also forgets the last person. */
  #restartTracking(): void {
    this.#detector?.reset();
    this.#lastT = Number.NEGATIVE_INFINITY;
  }
}

/** Keeps the graph's times above zero. Milliseconds. */
const EPOCH = 1000;

const renderer = (): string | null => {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return name;
};

function pickAccelerator(wanted: Accelerator): EstimatorInfo['accelerator'] {
  const name = renderer();
  if (name === null)
    throw new PoseError('This browser offers no WebGL, which the pose model needs. Switch on graphics acceleration.');
  if (wanted !== 'auto') return wanted;
  return /swiftshader|llvmpipe|software|basic render/i.test(name) ? 'cpu' : 'webgl';
}

async function openEstimator(request: Extract<Request, { kind: 'open' }>): Promise<Estimator> {
  const accelerator = pickAccelerator(request.accelerator);
  await checkFiles(request.models, request.model, (loaded, total) => answer({ kind: 'progress', loaded, total }));
  const estimator = new Estimator(request.model, request.models, accelerator);
  try {
    await estimator.open();
    return estimator;
  } catch (error) {
    estimator.close();
    if (accelerator === 'cpu' || request.accelerator === 'webgl') throw error;
    const fallback = new Estimator(request.model, request.models, 'cpu');
    await fallback.open();
    return fallback;
  }
}

function answer(message: Answer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

let estimator: Estimator | null = null;

async function handle(request: Request): Promise<void> {
  if (request.kind === 'open') {
    estimator = await openEstimator(request);
    const { accelerator } = estimator;
    const weightsSha256 = sha256Of(weightsFile(request.model));
    answer({
      kind: 'ready',
      info: { runtime: 'mediapipe', model: request.model, weightsSha256, accelerator, smoothing: false },
    });
    return;
  }
  try {
    if (!estimator) throw new PoseError('The pose model is not open.');
    const values = await estimator.estimate(request.picture, request.t);
    answer({ kind: 'estimated', values }, values ? [values.buffer] : []);
  } finally {
    request.picture.close();
  }
}

self.addEventListener('message', (event: MessageEvent<Request>) => {
  handle(event.data).catch((error: unknown) => {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    answer({ kind: 'failed', name, message });
  });
});
