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

/** What happened, what to do, and one way on. */
export function problemOf(error: unknown): Problem {
  if (error instanceof SourceError) return { ...told(error.message), ...wayOn(error.fault), details: '' };
  if (error instanceof PoseError) return { ...told(error.message), ...AGAIN, details: '' };
  return {
    title: 'Something broke that should not have',
    help: 'It is not your doing. Try again; what was measured so far is kept until you close the page.',
    ...AGAIN,
    details: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  };
}

const AGAIN = { action: 'Try again', then: 'again' } as const;

/** A camera may work the next time; a file stays what it is. */
const wayOn = (fault: SourceFault): Pick<Problem, 'action' | 'then'> =>
  fault.startsWith('camera') || fault === 'no-camera' ? AGAIN : { action: 'Home', then: 'home' };

/** The first sentence of a message says what happened, the rest what to do. */
function told(message: string): Pick<Problem, 'title' | 'help'> {
  const [, title, help] = /^(.+?[^.])\.\s+(.+)$/s.exec(message) ?? [];
  return title && help ? { title, help } : { title: message.replace(/\.$/, ''), help: '' };
}
