import { PoseError } from '../pose/estimator.ts';
import { SourceError } from '../source/source.ts';
import type { SourceFault } from '../source/source.ts';
import { StoreError } from '../store/session-head.ts';
import type { Words } from '../words/index.ts';

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
export function problemOf(error: unknown, { problems, common }: Words): Problem {
  const again = { action: problems.again, then: 'again' } as const;
  if (error instanceof SourceError) {
    const way = mayWorkNextTime(error.fault) ? again : ({ action: common.home, then: 'home' } as const);
    return { ...told(problems.source(error.fault, error.message)), ...way, details: '' };
  }
  if (error instanceof StoreError) {
    const way = error.fault === 'held-up' ? again : ({ action: common.home, then: 'home' } as const);
    return { ...told(problems.store(error.fault, error.message)), ...way, details: error.message };
  }
  if (error instanceof DOMException && error.name === 'QuotaExceededError')
    return { ...told(problems.full), ...again, details: '' };
  if (error instanceof PoseError) return { ...told(problems.pose(error.fault, error.message)), ...again, details: '' };
  return {
    title: problems.surprise,
    help: problems.surpriseHelp,
    ...again,
    details: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  };
}

/** A camera may work the next time; a file stays what it is. */
const mayWorkNextTime = (fault: SourceFault): boolean => fault.startsWith('camera') || fault === 'no-camera';

/** The first sentence of a message says what happened, the rest what to do. */
function told(message: string): Pick<Problem, 'title' | 'help'> {
  const [, title, help] = /^(.+?[^.])\.\s+(.+)$/s.exec(message) ?? [];
  return title && help ? { title, help } : { title: message.replace(/\.$/, ''), help: '' };
}
