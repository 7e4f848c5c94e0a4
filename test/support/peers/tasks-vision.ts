import { FilesetResolver, PoseLandmarker } from '@mediapipe/tasks-vision';
import type { ModelName } from '../../../src/pose/estimator.ts';
import { draw } from './draw.ts';
import type { Loop, Next } from './page.ts';

/** The loop of MediaPipe's own web demo, on the page and on the CPU, with the same networks. */
export async function open(model: ModelName, next: Next): Promise<Loop> {
  const files = await FilesetResolver.forVisionTasks(new URL('tasks', document.baseURI).href);
  const landmarker = await PoseLandmarker.createFromOptions(files, {
    baseOptions: { modelAssetPath: `tasks/${model}.task`, delegate: 'CPU' },
    runningMode: 'VIDEO',
    numPoses: 1,
  });
  return async (count, done) => {
    for (let i = 0; i < count; i++) {
      const { picture, t } = await next();
      const bitmap = await createImageBitmap(picture);
      picture.close();
      const { landmarks } = landmarker.detectForVideo(bitmap, t + 1000);
      const { width, height } = bitmap;
      draw(
        bitmap,
        (landmarks[0] ?? []).map(({ x, y }) => ({ x: x * width, y: y * height })),
        true,
      );
      bitmap.close();
      done(landmarks.length > 0);
      // A demo asks for the next picture in the next animation frame; without any pause the page would be dead.
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
}
