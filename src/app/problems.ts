import { PoseError } from '../pose/estimator.ts';
import { SourceError } from '../source/source.ts';
import type { SourceFault } from '../source/source.ts';

/** An error in words for the person in front of the screen. */
export interface Problem {
  readonly title: string;
  readonly help: string;
  /** What the button says, and does: `again` the same set, or `home`. */
  readonly action: string;
  readonly then: 'again' | 'home';
  readonly details: string;
}

const TITLES: Readonly<Record<SourceFault, string>> = {
  'no-camera': 'No camera was found',
  'camera-refused': 'The camera is not allowed here',
  'camera-in-use': 'The camera is busy',
  'camera-unplugged': 'The camera went away',
  'camera-unsupported': 'This browser cannot use the camera',
  'not-a-video': 'That is not a video I can read',
  'no-video-track': 'That file holds no picture',
  'cannot-decode': 'This browser cannot show that video',
  'ends-early': 'The video ends early',
};

/** What happened, what to do, and one way on. */
export function problemOf(error: unknown): Problem {
  if (error instanceof SourceError) {
    const ofCamera = error.fault.includes('camera');
    const way = ofCamera ? ({ action: 'Try again', then: 'again' } as const) : ({ action: 'Home', then: 'home' } as const);
    return { title: TITLES[error.fault], help: error.message, ...way, details: '' };
  }
  if (error instanceof PoseError)
    return {
      title: 'The pose model did not start',
      help: error.message,
      action: 'Try again',
      then: 'again',
      details: '',
    };
  return {
    title: 'Something broke that should not have',
    help: 'It is not your doing. Try again; what was measured so far is kept until you close the page.',
    action: 'Try again',
    then: 'again',
    details: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  };
}
