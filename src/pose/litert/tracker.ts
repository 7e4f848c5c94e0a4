import type { Spent, Stage } from '../estimator.ts';
import type { CropStyle, Pixels } from '../crop.ts';
import { likeliestPerson } from './detect.ts';
import { landmarkOutputs, readLandmarks } from './landmarks.ts';
import type { Found } from './landmarks.ts';
import type { Network } from './network.ts';
import { OneEuro } from './one-euro.ts';
import type { OneEuroSettings } from './one-euro.ts';
import { fromRoi, roiAround, wholePicture } from '../roi.ts';
import type { Point, Roi } from '../roi.ts';

/** What each network wants to see. Source: pose_detection_gpu.pbtxt, pose_landmark_by_roi_gpu.pbtxt. */
const DETECTOR_CROP: CropStyle = { from: -1, to: 1, outside: 'black' };
const LANDMARK_CROP: CropStyle = { from: 0, to: 1, outside: 'edge' };

/** Source: pose_landmark_filtering.pbtxt, which steadies the square even where landmarks are asked for unsmoothed. */
const STEADY: OneEuroSettings = { minCutoff: 0.01, beta: 10, speedCutoff: 1 };
/** The filter's first interval, before there are two pictures. Seconds. */
const FIRST_INTERVAL = 1 / 30;

/**
 * Follows one person through a stream of pictures: looks for them in the whole picture once, then where they just were,
 * until they are lost. Does what MediaPipe's pose_landmark graph does around the same two networks.
 */
export class Tracker {
  readonly #detector: Network;
  readonly #landmarks: Network;
  #next: Roi | null = null;
  #steady: Steady | null = null;
  #spent: Partial<Record<Stage, number>> = {};

  constructor(detector: Network, landmarks: Network) {
    this.#detector = detector;
    this.#landmarks = landmarks;
  }

  /** Where the time of the last picture went. */
  get spent(): Spent {
    return this.#spent;
  }

  /** Forgets the person. */
  restart(): void {
    this.#next = null;
    this.#steady = null;
  }

  /** The person's 33 × 7 numbers, not rounded yet, or null. `t`: milliseconds, growing. */
  async find(pixels: Pixels, t: number): Promise<Float64Array<ArrayBuffer> | null> {
    this.#spent = {};
    const roi = this.#next ?? (await this.#detect(pixels));
    const found = roi && (await this.#look(pixels, roi));
    if (!found) {
      this.restart();
      return null;
    }
    this.#steady ??= new Steady();
    this.#next = this.#steady.next(found.hips, found.edge, t);
    return found.values;
  }

  async #detect(pixels: Pixels): Promise<Roi | null> {
    const whole = wholePicture(pixels);
    const began = performance.now();
    const roi = await this.#detector.run(
      (input) => pixels.crop(input, this.#detector.side, whole, DETECTOR_CROP),
      ([one, other]) => {
        const [boxes, scores] = one!.length > other!.length ? [one!, other!] : [other!, one!];
        const person = likeliestPerson(boxes, scores);
        return person && roiAround(fromRoi(whole, person.hips), fromRoi(whole, person.edge));
      },
    );
    this.#spent.detect = performance.now() - began;
    return roi;
  }

  async #look(pixels: Pixels, roi: Roi): Promise<Found | null> {
    let [cut, ran] = [0, 0];
    const began = performance.now();
    const found = await this.#landmarks.run(
      (input) => {
        pixels.crop(input, this.#landmarks.side, roi, LANDMARK_CROP);
        cut = performance.now();
      },
      (outputs) => {
        ran = performance.now();
        return readLandmarks(landmarkOutputs(outputs), roi, pixels.width);
      },
    );
    Object.assign(this.#spent, { crop: cut - began, network: ran - cut, landmarks: performance.now() - ran });
    return found;
  }
}

/** Keeps the square from trembling. */
class Steady {
  readonly #filters = Array.from({ length: 4 }, () => new OneEuro(STEADY));
  #last: number | null = null;

  /** The square to look in next, from where the last picture says it should be. */
  next(hips: Point, edge: Point, t: number): Roi {
    const seconds = this.#last === null ? FIRST_INTERVAL : (t - this.#last) / 1000;
    this.#last = t;
    const scale = 1 / (2 * Math.hypot(edge.x - hips.x, edge.y - hips.y));
    const [hipsX, hipsY, edgeX, edgeY] = [hips.x, hips.y, edge.x, edge.y].map((value, index) =>
      this.#filters[index]!.next(value, seconds, scale),
    ) as [number, number, number, number];
    return roiAround({ x: hipsX, y: hipsY }, { x: edgeX, y: edgeY });
  }
}
