/** A value over time with its interval. */
export interface TrendPoint {
  readonly at: number;
  readonly value: number;
  /** 0 where it has none. */
  readonly halfWidth95: number;
}

/** Shapes of a trend in a box of `TREND_BOX`. */
export interface Trend {
  /** The 95 % interval, and its inner part. */
  readonly bands: readonly string[];
  readonly line: string;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly last: boolean }[];
  readonly grid: readonly { readonly y: number; readonly value: number }[];
}

export const TREND_BOX = { width: 300, height: 80, left: 40, right: 8, top: 6, bottom: 8 } as const;
/** Least that the box spans, so that noise does not look like movement; in shares of the step between two lines. */
const LEAST_STEPS = 1.6;
/** The inner band, as a share of the interval. */
const INNER = 0.62;

/** Lays a trend out, the oldest point on the left. `step`: what lies between two lines of the grid. */
export function trendOf(series: readonly TrendPoint[], step: number): Trend {
  const { width, height, left, right, top, bottom } = TREND_BOX;
  const [first, last] = [series[0]?.at ?? 0, series.at(-1)?.at ?? 0];
  const lows = series.map(({ value, halfWidth95 }) => value - halfWidth95);
  const highs = series.map(({ value, halfWidth95 }) => value + halfWidth95);
  const [low, high] = widened(Math.min(...lows), Math.max(...highs), LEAST_STEPS * step);
  const size = gridStep(high - low, step);
  const x = (at: number) =>
    last === first ? (left + width - right) / 2 : left + ((at - first) / (last - first)) * (width - left - right);
  const y = (value: number) => top + ((high - value) / (high - low)) * (height - top - bottom);
  const band = (share: number) => {
    const upper = series.map((p) => [x(p.at), y(p.value + share * p.halfWidth95)] as const);
    const lower = series.map((p) => [x(p.at), y(p.value - share * p.halfWidth95)] as const);
    return `M${path([...upper, ...lower.toReversed()])}Z`;
  };
  const lines: { y: number; value: number }[] = [];
  for (let value = Math.ceil(low / size) * size; value <= high; value += size) lines.push({ y: y(value), value });
  return {
    bands: series.length > 1 && series.some(({ halfWidth95 }) => halfWidth95 > 0) ? [band(1), band(INNER)] : [],
    line: series.length > 1 ? `M${path(series.map((p) => [x(p.at), y(p.value)] as const))}` : '',
    dots: series.map((p, i) => ({ x: x(p.at), y: y(p.value), last: i === series.length - 1 })),
    grid: lines,
  };
}

const path = (list: readonly (readonly [number, number])[]): string =>
  list.map(([px, py]) => `${px.toFixed(2)} ${py.toFixed(2)}`).join('L');

/** A stretch that is at least this long, about the same middle. */
function widened(low: number, high: number, least: number): [number, number] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, least];
  const missing = Math.max(0, least - (high - low)) / 2;
  return [low - missing, high + missing];
}

/** Never more than four lines. */
const gridStep = (span: number, step: number): number => step * Math.max(1, Math.ceil(span / step / 4));
