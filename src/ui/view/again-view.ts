import { bestTurnout } from '../../core/best-turnout.ts';
import { SIDES } from '../../core/landmarks.ts';
import type { Routine } from '../../core/routine.ts';
import type { FindingRecord, SessionRecord } from '../../core/session-record.ts';
import { amountWords } from '../../draw/words.ts';
import type { Words } from '../../words/index.ts';
import type { AgainResult } from '../scored-again.ts';
import { clockTenths, worstWords } from './replay-view.ts';

/** A record, the routine that it was held against, and how many times as wide its limits were. */
export interface Scored {
  readonly record: SessionRecord;
  readonly routine: Routine;
  readonly limits: number;
}

/** Two scores of one session beside each other. `pairs`: their findings. */
export function againView(
  then: Scored,
  now: Scored,
  pairs: readonly { readonly then: FindingRecord | null; readonly now: FindingRecord | null }[],
  words: Words,
): AgainResult {
  const say = words.replay.again;
  const fact = (name: string, of: (record: SessionRecord) => string) => ({
    name,
    then: of(then.record),
    now: of(now.record),
  });
  const told = (finding: FindingRecord | null, { routine }: Scored) => finding && worstWords(finding, routine, words);
  return {
    then: scoredBy(then, words),
    now: scoredBy(now, words),
    facts: [
      fact(say.repetitions, (record) => count(record, 'rep')),
      fact(say.pivots, (record) => count(record, 'pivot')),
      ...SIDES.map((side) =>
        fact(say.turnout(words.common.sides[side]), (record) => {
          const best = bestTurnout(record, side);
          return best ? amountWords(`turnout.${side}`, best, words) : say.never;
        }),
      ),
    ],
    findings: pairs.map((pair) => {
      const { rule, side, t0 } = (pair.then ?? pair.now)!;
      const name = side ? `${words.rules[rule]}, ${words.common.sides[side]}` : words.rules[rule];
      return { t0, time: clockTenths(t0), name, then: told(pair.then, then), now: told(pair.now, now) };
    }),
  };
}

function scoredBy({ record, routine, limits }: Scored, { replay: { again: say } }: Words): string {
  const by = say.scoredBy(record.app.version, routine.title, record.routine.version);
  return limits === 1 ? by : `${by}, ${say.widened(limits)}`;
}

const count = ({ events }: SessionRecord, kind: 'rep' | 'pivot'): string =>
  String(events.filter((event) => event.kind === kind).length);
