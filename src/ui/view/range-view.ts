import { largerSide } from '../../core/progress/asymmetry.ts';
import { bestOf, changesBetween, recentChanges } from '../../core/progress/change.ts';
import type { Change } from '../../core/progress/change.ts';
import { repeatabilityOf } from '../../core/progress/repeatability.ts';
import { daysBetween, FOLLOWED, lineThrough, seriesOf } from '../../core/progress/series.ts';
import type { Followed } from '../../core/progress/series.ts';
import { inSittings } from '../../core/progress/sittings.ts';
import type { HeldCheck } from '../../core/progress/sittings.ts';
import { SIDES } from '../../core/landmarks.ts';
import type { Side } from '../../core/landmarks.ts';
import type { Seen } from '../../core/reading.ts';
import { bothFeet } from '../../core/rom/both-feet.ts';
import type { RangeDrawn } from '../../figure/range-fan.ts';
import type { TrendPoint } from '../../figure/trend.ts';
import type { Words } from '../../words/index.ts';

/** One session's result, as the screens need it. */
export interface RangeResult extends HeldCheck {
  readonly id: string;
  /** An exercise, and no check of the range. */
  readonly isSet: boolean;
  readonly hip: Readonly<Partial<Record<Side, Seen>>>;
  readonly twist: Readonly<Partial<Record<Side, Seen>>>;
  readonly stance: Seen | null;
  readonly reps: number;
  readonly errors: number;
  readonly pain: number | null;
}

/** A value and its interval in words: one object, `34°` and ` ± 3`. */
export interface Amount {
  readonly value: string;
  readonly half: string;
}

export interface FootView {
  readonly side: Side;
  readonly name: string;
  readonly drawn: RangeDrawn;
  readonly label: string;
  readonly rows: readonly { readonly name: string; readonly amount: Amount | null; readonly note: string }[];
}

export interface TrendView {
  readonly key: string;
  readonly name: string;
  readonly call: string;
  readonly real: boolean;
  readonly best: string;
  readonly points: readonly TrendPoint[];
  /** What lies between two lines of its grid. */
  readonly step: number;
  readonly unit: string;
}

/** A table: its head, and rows whose first cell names them. */
export interface TableView {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** With fewer checks than this, there is nothing to see in a trend. */
export const TREND_FROM = 3;

/** What the range screen shows of one person. */
export interface RangeView {
  readonly overline: string;
  readonly title: string;
  readonly lead: string;
  readonly latest: string;
  /** The one foot of which the latest check lacks something; null where that is none, or both. */
  readonly missing: Side | null;
  readonly feet: readonly FootView[];
  readonly facts: readonly { readonly name: string; readonly amount: Amount }[];
  readonly sentences: readonly string[];
  readonly trends: readonly TrendView[];
  readonly span: readonly [from: string, to: string];
  readonly table: TableView;
  readonly setTrends: readonly TrendView[];
  readonly setTable: TableView;
  readonly sure: readonly string[];
}

/** The checks among some results, those of one sitting put together. */
export const checksAmong = (results: readonly RangeResult[]): readonly RangeResult[] =>
  inSittings(results.filter(({ values }) => Object.keys(values).length > 0));
const isBend = ({ hip }: RangeResult): boolean => Object.keys(hip).length > 0;

/** What there is to say of one person's results, the oldest first; null before the first check. */
export function rangeView(results: readonly RangeResult[], words: Words): RangeView | null {
  const checks = checksAmong(results);
  const latest = checks.at(-1);
  if (!latest) return null;
  const { range: say } = words;
  const changes = recentChanges(checks);
  const earlier = comparedWith(checks, changes);
  const bend = results.findLast(isBend) ?? null;
  return {
    overline: say.checked(dayOf(latest.at, words)),
    ...headline(checks, changes, words),
    latest: latest.id,
    missing: missingOf(latest),
    feet: SIDES.map((side) => footView(side, latest, earlier, words)),
    facts: [...bothFacts(latest, words), ...(bend ? bendFacts(bend, words) : []), ...stanceFact(results, words)],
    sentences: [evenness(latest, words), say.what, ...(earlier ? [say.was(dayOf(earlier.at, words))] : [])].filter(
      Boolean,
    ),
    trends: FOLLOWED.flatMap((followed) => trendView(followed, checks, changes[followed], words)),
    span: [shortDay(checks[0]!.at, words), shortDay(latest.at, words)],
    table: tableOf(checks, words),
    ...setViews(results, words),
    sure: sureness(checks, words),
  };
}

function missingOf({ values }: RangeResult): Side | null {
  const lacking = SIDES.filter((side) => !values[`external.${side}`] || !values[`internal.${side}`]);
  return lacking.length === 1 ? lacking[0]! : null;
}

/** `12 ± 6` in whole degrees, the half width rounded up. */
const degreesOf = ({ value, halfWidth95 }: Seen): Amount => ({
  value: `${minus(Math.round(value))}°`,
  half: ` ± ${Math.ceil(halfWidth95 - 1e-9)}`,
});
const amountText = (seen: Seen): string => {
  const { value, half } = degreesOf(seen);
  return value + half;
};
const minus = (value: number): string => (value < 0 ? `−${-value}` : String(value + 0));

/** `4 October 2026`. */
export function dayOf(at: number, { format }: Words): string {
  return new Intl.DateTimeFormat(format.locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}
const shortDay = (at: number, { format }: Words): string =>
  new Intl.DateTimeFormat(format.locale, { day: 'numeric', month: 'short' }).format(at);

/** A day of the same year goes without it. */
function sinceWords(from: number, to: number, words: Words): string {
  const sameYear = new Date(from).getFullYear() === new Date(to).getFullYear();
  const day = new Intl.DateTimeFormat(words.format.locale, { day: 'numeric', month: 'long' });
  return sameYear ? day.format(from) : dayOf(from, words);
}

/** `6 days`, `3 weeks`. */
function timeWords(from: number, to: number, { range: say, format }: Words): string {
  const days = Math.max(1, Math.round(daysBetween(from, to)));
  return days < 14 ? format.count(days, say.days) : format.count(Math.round(days / 7), say.weeks);
}

function headline(checks: readonly RangeResult[], changes: Partial<Record<Followed, Change>>, words: Words) {
  const { range: say } = words;
  if (checks.length === 1) return { title: say.first, lead: say.firstLead };
  const by = FOLLOWED.flatMap((followed) => {
    const change = changes[followed];
    return change ? [{ followed, change }] : [];
  }).toSorted((a, b) => Math.abs(b.change.value) - Math.abs(a.change.value));
  const real = by.filter(({ change }) => change.real);
  const first = real[0] ?? by[0];
  if (!first) return { title: say.noChange, lead: say.secondLead };
  const { followed, change } = first;
  const amount = { value: Math.abs(change.value), halfWidth95: change.halfWidth95 };
  const moved = change.value < 0 ? say.down(amountText(amount)) : say.up(amountText(amount));
  const weeks = timeWords(change.from, change.to, words);
  const name = say.names[followed];
  if (!change.real)
    return { title: say.noChange, lead: checks.length === 2 ? say.secondLead : say.largest(name, moved, weeks) };
  const namesOf = (isSame: boolean) =>
    real
      .slice(1)
      .filter((other) => (other.change.value > 0 === change.value > 0) === isSame)
      .map((other) => say.names[other.followed])
      .join(', ');
  const [same, against] = [namesOf(true), namesOf(false)];
  const others = [same && say.restToo(same), against && say.restAgainst(against)].filter(Boolean);
  const rest = others.length > 0 ? others.join(' ') : say.restSame;
  const since = sinceWords(change.from, change.to, words);
  const title = change.value > 0 ? say.more(say.does[followed], since) : say.less(say.does[followed], since);
  return { title, lead: say.realLead(moved, weeks, rest) };
}

/** The check that the latest one is drawn against: where the trend that is told begins. */
function comparedWith(checks: readonly RangeResult[], changes: Partial<Record<Followed, Change>>): RangeResult | null {
  const from = Object.values(changes).find(({ real }) => real)?.from ?? checks[0]?.at;
  return checks.length > 1 ? (checks.find(({ at }) => at === from) ?? null) : null;
}

function footView(side: Side, latest: RangeResult, earlier: RangeResult | null, words: Words): FootView {
  const { range: say } = words;
  const out = latest.values[`external.${side}`] ?? null;
  const inward = latest.values[`internal.${side}`] ?? null;
  const wasOut = earlier?.values[`external.${side}`]?.value;
  const wasIn = earlier?.values[`internal.${side}`]?.value;
  const name = say.feet[side];
  const row = (label: string, seen: Seen | null, followed: Followed) => ({
    name: label,
    amount: seen && degreesOf(seen),
    note: seen ? say.holds(latest.holds[followed] ?? 1) : say.notHeld,
  });
  const told = (seen: Seen | null) => (seen ? amountText(seen) : say.notHeld);
  return {
    side,
    name,
    drawn: { out, in: inward, ...(wasOut !== undefined && { wasOut }), ...(wasIn !== undefined && { wasIn }) },
    label: say.fan(name, told(out), told(inward)),
    rows: [row(say.out, out, `external.${side}`), row(say.in, inward, `internal.${side}`)],
  };
}

/** Left and right out, put together with this sign. */
function bothOut({ values }: RangeResult, sign: 1 | -1): Seen | null {
  const [left, right] = [values['external.left'], values['external.right']];
  return left && right ? bothFeet(left, right, sign) : null;
}

function bothFacts(latest: RangeResult, { range: say }: Words): RangeView['facts'] {
  const total = bothOut(latest, 1);
  const difference = bothOut(latest, -1);
  return [
    ...(total ? [{ name: say.total, amount: degreesOf(total) }] : []),
    ...(difference ? [{ name: say.asymmetry, amount: degreesOf(difference) }] : []),
  ];
}

const bendFacts = ({ hip, twist }: RangeResult, { range: say, common }: Words): RangeView['facts'] => [
  ...SIDES.flatMap((side) =>
    hip[side] ? [{ name: say.fromHip(common.sides[side]), amount: degreesOf(hip[side]) }] : [],
  ),
  ...SIDES.flatMap((side) =>
    twist[side] ? [{ name: say.belowKnee(common.sides[side]), amount: degreesOf(twist[side]) }] : [],
  ),
];

function stanceFact(results: readonly RangeResult[], { range: say }: Words): RangeView['facts'] {
  const stance = results.findLast((result) => result.stance)?.stance;
  if (!stance) return [];
  const amount = { value: `${Math.round(100 * stance.value)} cm`, half: ` ± ${Math.ceil(100 * stance.halfWidth95)}` };
  return [{ name: say.stance, amount }];
}

/** Whether left and right differ, as far as that can be told. */
function evenness(latest: RangeResult, { range: say }: Words): string {
  const difference = bothOut(latest, -1);
  if (!difference) return '';
  const size = amountText({ ...difference, value: Math.abs(difference.value) });
  const larger = largerSide(difference);
  return larger ? `${say.larger[larger](size)} ${say.largerWhat}` : say.even(size);
}

function trendView(
  followed: Followed,
  checks: readonly RangeResult[],
  change: Change | undefined,
  words: Words,
): TrendView[] {
  const { range: say } = words;
  const points = seriesOf(checks, followed);
  if (points.length === 0) return [];
  const best = bestOf(points)!;
  return [
    {
      key: followed,
      name: say.names[followed],
      call: change?.real ? say.real : points.length < TREND_FROM ? say.tooFew : say.noCall,
      real: change?.real ?? false,
      best: say.best(`${Math.round(best.value)}°`, shortDay(best.at, words)),
      points,
      step: 10,
      unit: '°',
    },
  ];
}

const DASH = '–';

function tableOf(checks: readonly RangeResult[], words: Words): TableView {
  const { range: say } = words;
  return {
    head: [say.date, ...FOLLOWED.map((followed) => say.names[followed])],
    rows: checks.toReversed().map((check) => [
      dayOf(check.at, words),
      ...FOLLOWED.map((followed) => {
        const seen = check.values[followed];
        return seen ? amountText(seen) : DASH;
      }),
    ]),
  };
}

/** Less than this of a set's own spread is no rising and no falling. */
const NOTICEABLE = 1.5;

/** Repetitions, findings and stance over the sets. */
function setViews(results: readonly RangeResult[], words: Words): Pick<RangeView, 'setTrends' | 'setTable'> {
  const { range: say } = words;
  const sets = results.filter(({ isSet, reps }) => isSet && reps > 0);
  const series = {
    reps: sets.map(({ at, reps }) => ({ at, value: reps, halfWidth95: 0 })),
    errors: sets.map(({ at, errors, reps }) => ({ at, value: errors / reps, halfWidth95: 0 })),
    stance: sets.flatMap(({ at, stance }) =>
      stance ? [{ at, value: 100 * stance.value, halfWidth95: 100 * stance.halfWidth95 }] : [],
    ),
  };
  const steps = { reps: 1, errors: 1, stance: 10 };
  const trends = (['reps', 'errors', 'stance'] as const).flatMap((key): TrendView[] => {
    const points = series[key];
    if (points.length < 3) return [];
    const name = say.setNames[key];
    return [{ key, name, call: directionOf(points, words), real: false, best: '', points, step: steps[key], unit: '' }];
  });
  const digits = (value: number) => words.format.number(value, 1);
  return {
    setTrends: trends,
    setTable: {
      head: [say.date, ...Object.values(say.setNames)],
      rows: sets
        .toReversed()
        .map(({ at, reps, errors, stance }) => [
          dayOf(at, words),
          String(reps),
          digits(errors / reps),
          stance ? `${Math.round(100 * stance.value)} ± ${Math.ceil(100 * stance.halfWidth95)}` : DASH,
        ]),
    },
  };
}

/** Whether it rises or falls by more than it goes up and down from set to set. */
function directionOf(points: readonly TrendPoint[], { range: say }: Words): string {
  const line = lineThrough(points);
  if (!line) return say.steady;
  const noise = Math.sqrt(line.residual / Math.max(1, points.length - 2));
  const error = noise / Math.sqrt(line.spread);
  if (Math.abs(line.slope) <= NOTICEABLE * 2 * error) return say.steady;
  return line.slope > 0 ? say.rising : say.falling;
}

function sureness(checks: readonly RangeResult[], { range: say, format }: Words): string[] {
  const { sem, mdc95, own } = repeatabilityOf(checks);
  return [say.sureHow(`${format.number(sem, 1)}°`, `${format.number(mdc95, 1)}°`), say.sureOwn(Math.round(100 * own))];
}

/** What changed between two checks, in words. */
export function comparedView(
  results: readonly RangeResult[],
  from: string,
  to: string,
  words: Words,
): TableView | null {
  const checks = checksAmong(results);
  const [a, b] = [from, to].map((id) => checks.find((check) => check.id === id));
  if (!a || !b || a === b) return null;
  const { range: say } = words;
  const changes = changesBetween(a, b, repeatabilityOf(checks));
  return {
    head: ['', dayOf(a.at, words), dayOf(b.at, words), say.change, ''],
    rows: FOLLOWED.flatMap((followed) => {
      const change = changes[followed];
      if (!change) return [];
      const [before, after] = [a.values[followed]!, b.values[followed]!];
      const verdict = change.real ? say.isReal : say.isNoise;
      return [[say.names[followed], amountText(before), amountText(after), amountText(change), verdict]];
    }),
  };
}
