import type { Side } from '../../core/landmarks.ts';
import type { Seen } from '../../core/reading.ts';
import type { Routine, RuleId } from '../../core/routine.ts';
import { amountWords } from '../../draw/words.ts';
import type { Words } from '../../words/index.ts';

/** What the list is told of one session. */
export interface ListedSession {
  readonly id: string;
  readonly startedAt: number;
  readonly state: 'recording' | 'whole' | 'repaired';
  readonly routine: string;
  readonly source: { readonly kind: string; readonly name: string };
  readonly video: string | null;
  readonly note: string;
  readonly tags: readonly string[];
  readonly pain: number | null;
  readonly pins: readonly { readonly t: number; readonly note: string }[];
  readonly digest: {
    readonly duration: number;
    readonly reps: number;
    readonly pivots: number;
    readonly turnout: Readonly<Partial<Record<Side, Seen>>>;
    readonly findings: readonly { readonly rule: RuleId; readonly count: number }[];
  } | null;
}

/** One session in the list. */
export interface SessionRow {
  readonly id: string;
  readonly day: string;
  readonly time: string;
  readonly routine: string;
  /** `4 repetitions, 1 min 52 s`. */
  readonly facts: string;
  /** Empty where it was never seen. */
  readonly turnout: string;
  readonly findings: readonly string[];
  /** Said instead of findings, where there are none. */
  readonly verdict: string | null;
  /** What is not as usual with it: cut off, or without a picture. */
  readonly remarks: readonly string[];
  readonly note: string;
  readonly tags: readonly string[];
  readonly pain: string | null;
}

/** Findings that a row names. */
const NAMED = 2;

/** One session, for the list. `routines`: to find its title by. */
export function sessionRow(
  session: ListedSession,
  routines: readonly Routine[],
  words: Words,
  now: number,
): SessionRow {
  const { library: say, format, rules } = words;
  const { digest, startedAt } = session;
  const begun = new Date(startedAt);
  const found = digest?.findings ?? [];
  return {
    id: session.id,
    day: dayWords(begun, new Date(now), words),
    time: timeWords(begun, words),
    routine: routines.find(({ id }) => id === session.routine)?.title ?? session.routine,
    facts: digest
      ? [
          digest.reps ? format.count(digest.reps, say.repetitions) : say.noReps,
          lengthWords(digest.duration, words.summary),
        ].join(', ')
      : '',
    turnout: turnoutWords(digest?.turnout ?? {}, words),
    findings: [
      ...found.slice(0, NAMED).map(({ rule, count }) => say.found(rules[rule], count)),
      ...(found.length > NAMED ? [say.more(found.length - NAMED)] : []),
    ],
    verdict: found.length ? null : digest?.pivots || digest?.reps ? say.nothingFound : null,
    remarks: [session.state === 'repaired' && say.repaired, session.video === null && say.numbersOnly].filter(
      (remark) => remark !== false,
    ),
    note: session.note,
    tags: session.tags,
    pain: session.pain === null ? null : say.painShown(session.pain),
  };
}

/** `today`, `yesterday`, `Sunday 22 November`; with the year where it is another one. */
export function dayWords(date: Date, now: Date, { library: say, format }: Words): string {
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000);
  if (days === 0) return say.today;
  if (days === 1) return say.yesterday;
  return date.getFullYear() === now.getFullYear() ? format.day(date) : `${format.day(date)} ${date.getFullYear()}`;
}

const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** `20:15`. */
export const timeWords = (date: Date, { format }: Words): string =>
  date.toLocaleTimeString(format.locale, { hour: '2-digit', minute: '2-digit' });

/** `1 min 52 s`. */
export function lengthWords(seconds: number, summary: Words['summary']): string {
  const whole = Math.round(seconds);
  return whole < 60 ? summary.seconds(whole) : summary.minutes(Math.floor(whole / 60), whole % 60);
}

function turnoutWords({ left, right }: Readonly<Partial<Record<Side, Seen>>>, words: Words): string {
  const { library: say, common } = words;
  const amount = (side: Side, reading: Seen) => amountWords(`turnout.${side}`, reading, words);
  if (left && right) return say.turnout(amount('left', left), amount('right', right));
  if (left) return say.turnoutOne(common.sides.left, amount('left', left));
  return right ? say.turnoutOne(common.sides.right, amount('right', right)) : '';
}

/** Sessions that have the tag and all words of the search, in whatever the row or the person says of them. */
export function matching(
  sessions: readonly ListedSession[],
  rows: readonly SessionRow[],
  { search, tag }: { readonly search: string; readonly tag: string | null },
): readonly SessionRow[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row, i) => {
    const { note, tags, pins } = sessions[i]!;
    if (tag !== null && !tags.includes(tag)) return false;
    const text = [
      row.day,
      row.routine,
      row.facts,
      ...row.findings,
      ...row.remarks,
      note,
      ...tags,
      ...pins.map((pin) => pin.note),
    ];
    return wanted.every((word) => text.join(' ').toLowerCase().includes(word));
  });
}

/** Every tag there is, by the alphabet. */
export const tagsOf = (sessions: readonly ListedSession[]): readonly string[] =>
  [...new Set(sessions.flatMap(({ tags }) => tags))].toSorted((a, b) => a.localeCompare(b));

/** `1.2 GB`, `34 MB`. */
export function bytesWords(bytes: number, { format }: Words): string {
  return bytes >= 1e9 ? `${format.number(bytes / 1e9, 1)} GB` : `${format.number(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`;
}
