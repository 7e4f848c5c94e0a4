import { PoseError } from './estimator.ts';
import type { Picture } from './estimator.ts';
import { rgbPixels, YUV_MATRICES, yuvPixels } from './crop.ts';
import type { Pixels, Plane } from './crop.ts';
import { createSampler } from './sampler.ts';

/** Reads pictures into memory that is used again for the next one: what it gives is good until then. */
export type PixelReader = (picture: Picture) => Promise<Pixels>;

/** A reader that takes the picture's own bytes where it can, and draws it where it cannot. */
export function createPixelReader(): PixelReader {
  const sampler = createSampler();
  let canvas: OffscreenCanvasRenderingContext2D | null = null;

  const draw = (picture: Picture, width: number, height: number): Pixels => {
    if (canvas?.canvas.width !== width || canvas.canvas.height !== height)
      canvas = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!canvas)
      throw new PoseError(
        'This browser has no canvas to read pictures with. Use a current Chrome or Edge.',
        'no-canvas',
      );
    canvas.drawImage(picture, 0, 0, width, height);
    return rgbPixels(canvas.getImageData(0, 0, width, height).data, width, height);
  };

  return async (picture) => {
    if (!(picture instanceof VideoFrame)) return draw(picture, picture.width, picture.height);
    const { displayWidth: width, displayHeight: height, visibleRect } = picture;
    const matrix = YUV_MATRICES[picture.colorSpace.matrix ?? ''];
    // Pixels that are not square must be stretched, and unusual kinds understood, which drawing does.
    if (!isPlain(picture.format) || !matrix || visibleRect?.width !== width || visibleRect.height !== height)
      return draw(picture, width, height);
    const room = sampler.room(picture.allocationSize());
    const planes = planesOf(picture.format, await picture.copyTo(room));
    return yuvPixels({ sampler, width, height, ...planes, matrix, fullRange: picture.colorSpace.fullRange === true });
  };
}

type PlainFormat = 'I420' | 'NV12';
const isPlain = (format: VideoPixelFormat | null): format is PlainFormat => format === 'I420' || format === 'NV12';

/** `NV12` keeps both colour differences in one plane, in turn. */
function planesOf(format: PlainFormat, layout: readonly PlaneLayout[]): Readonly<Record<'y' | 'u' | 'v', Plane>> {
  const [y, u, v] = layout;
  if (format === 'I420') return { y: { ...y!, step: 1 }, u: { ...u!, step: 1 }, v: { ...v!, step: 1 } };
  return { y: { ...y!, step: 1 }, u: { ...u!, step: 2 }, v: { ...u!, offset: u!.offset + 1, step: 2 } };
}
