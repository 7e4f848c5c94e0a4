import type { PoseDetector } from '@tensorflow-models/pose-detection';
import { load } from '@tensorflow-models/pose-detection/dist/blazepose_mediapipe/detector';
import type { ModelName } from '../../../src/pose/estimator.ts';
import { draw } from './draw.ts';
import type { Loop, Next } from './page.ts';

/** The loop of pose-detection's own demo, on the page; told to compute on the CPU, which the demo cannot be. */
export async function open(model: ModelName, next: Next): Promise<Loop> {
  const detector = (await load({
    runtime: 'mediapipe',
    modelType: model,
    enableSmoothing: true,
    solutionPath: new URL('models', document.baseURI).href,
  })) as PoseDetector & { readonly poseSolution: { setOptions(options: object): void } };
  detector.poseSolution.setOptions({ useCpuInference: true });
  return async (count, done) => {
    for (let i = 0; i < count; i++) {
      const { picture, t } = await next();
      const bitmap = await createImageBitmap(picture);
      picture.close();
      const [pose] = await detector.estimatePoses(bitmap, {}, t + 1000);
      draw(bitmap, pose?.keypoints ?? [], true);
      bitmap.close();
      done(pose !== undefined);
      // A demo asks for the next picture in the next animation frame; without any pause the page would be dead.
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
}
