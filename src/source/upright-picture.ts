import type { VideoSample } from 'mediabunny';
import type { Picture } from '../pose/estimator.ts';
import { SourceError } from './source.ts';

/** A sample's picture, upright: phones store a turned picture and a note that it is turned. Closes the sample. */
export function uprightPicture(sample: VideoSample): Picture {
  try {
    if (sample.rotation === 0) return sample.toVideoFrame();
    const canvas = new OffscreenCanvas(sample.displayWidth, sample.displayHeight);
    const context = canvas.getContext('2d');
    if (!context) throw new SourceError('cannot-decode', 'This browser has no canvas to turn the pictures upright.');
    sample.draw(context, 0, 0);
    return canvas.transferToImageBitmap();
  } finally {
    sample.close();
  }
}
