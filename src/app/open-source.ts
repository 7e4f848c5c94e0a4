import { listCameras } from '../source/camera.ts';
import { openLastingCamera } from '../source/lasting-camera.ts';
import type { Source } from '../source/source.ts';
import type { SetOrder } from './address.ts';

/** Opens what a set is to be done with. What reads videos is large, and a camera does without. Throws `SourceError`. */
export async function openSource(order: SetOrder, file: File | null, camera: string | null): Promise<Source> {
  const { source, pictureSize } = order;
  if (source === 'demo') return (await import('../source/demo.ts')).openDemo();
  if (source === 'file' && file) return (await import('../source/file.ts')).openFile(file, file.name);
  const [width, height] = pictureSize.split('x').map(Number) as [number, number];
  const deviceId = camera === null ? null : await thereStill(camera);
  return openLastingCamera({ width, height, ...(deviceId !== null && { deviceId }) });
}

/** A camera that was chosen here and is gone now is no reason to refuse all others. */
async function thereStill(camera: string): Promise<string | null> {
  const cameras = await listCameras();
  // A browser tells of none before one was allowed.
  return cameras.length === 0 || cameras.some(({ deviceId }) => deviceId === camera) ? camera : null;
}
