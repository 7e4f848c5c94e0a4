import { SIDES } from '../../core/landmarks.ts';
import type { Side } from '../../core/landmarks.ts';
import type { Seen } from '../../core/reading.ts';
import type { Routine } from '../../core/routine.ts';
import { amountWords } from '../../draw/words.ts';
import type { Words } from '../../words/index.ts';
import { sessionRow } from './library-view.ts';
import type { ListedSession, SessionRow } from './library-view.ts';

/** The newest session that is kept, as the first screen shows it. */
export interface LastView extends SessionRow {
  /** How far each foot was turned out; left out where it was never seen still. */
  readonly feet: readonly { readonly side: Side; readonly reading: Seen; readonly words: string }[];
}

/** What the first screen says of today. */
export interface HomeView {
  readonly title: string;
  readonly lead: string;
  /** Null before the first session. */
  readonly last: LastView | null;
}

/** Today in words: for one who is new what this is, for one who comes back what to look after. `routine`: of today. */
export function homeView(
  last: ListedSession | null,
  routine: Routine,
  routines: readonly Routine[],
  words: Words,
  now: number,
): HomeView {
  const { home } = words;
  if (!last) return { title: home.title, lead: home.lead, last: null };
  return {
    title: routine.title,
    lead: last.routine === routine.id ? leadAfter(last, words) : home.leadAgain,
    last: { ...sessionRow(last, routines, words, now), feet: feetOf(last, words) },
  };
}

/** The one thing that was off most often is where today begins. */
function leadAfter({ digest }: ListedSession, { home, library, rules }: Words): string {
  const [worst] = digest?.findings ?? [];
  if (worst) return `${home.leadAgain} ${home.leadWorst(library.found(rules[worst.rule], worst.count))}`;
  return digest?.pivots || digest?.reps ? `${home.leadAgain} ${home.leadClean}` : home.leadAgain;
}

const feetOf = ({ digest }: ListedSession, words: Words): LastView['feet'] =>
  SIDES.flatMap((side) => {
    const reading = digest?.turnout[side];
    return reading ? [{ side, reading, words: amountWords(`turnout.${side}`, reading, words) }] : [];
  });
