import { METRICS } from '../core/reading.ts';
import { meanSize, slope } from './compare.ts';
import type { Stage } from './quantities.ts';
import type { StageScore } from './stages.ts';
import { digits } from './table.ts';
import { digitsOf, quantitiesOf, scaleOf } from './tables.ts';

/** What keeps geometry from the truth, by the stage in which nothing else does, and how a page says it. */
const LIMITS = {
  exact: 'What geometry takes for granted of a person costs',
  exactEstimated: 'The calibration costs',
  landmarks: 'The landmarks cost',
} as const satisfies Partial<Record<Stage, string>>;
const UNIT_AFTER = { deg: '°', m: ' cm', leg: ' legs', '0-1': '' } as const;
type Limit = keyof typeof LIMITS;

/**
 * In two sentences what limits a quantity, by the mean size of the error at holds: what geometry makes of exact joints, of
 * a little noise, of the camera that was found and of the landmarks; which of them costs most; and what the engine
 * makes of it. Null where the truth of these clips does not reach for it.
 */
function limitText(stages: readonly StageScore[], quantity: string): string | null {
  const of = (stage: Stage) => stages.find((each) => each.quantity === quantity && each.stage === stage);
  const size = (stage: Stage) => meanSize(of(stage)?.compared.holds ?? []);
  const { id } = of('reading')!;
  const told = (stage: Stage) => digits(scaleOf(id) * size(stage), digitsOf(id) - 1) + UNIT_AFTER[METRICS[id].unit];
  const limit = (Object.keys(LIMITS) as Limit[])
    .filter((stage) => Number.isFinite(size(stage)))
    .toSorted((a, b) => size(b) - size(a))[0];
  if (!limit || !Number.isFinite(size('exact'))) return null;
  const camera = of('exactEstimated') ? `, ${told('exactEstimated')} with the estimated camera` : '';
  const both = of('landmarksEstimated') ? ` (${told('landmarksEstimated')} with the estimated camera)` : '';
  const correction = of('learned') ? `the learned correction brings it to ${told('learned')}, and ` : '';
  const shrunk = shrinkText(
    (['exact', 'landmarks', 'reading'] as const).map((stage) => slope(of(stage)!.compared.misses)),
  );
  return (
    `From exact joints, geometry is ${told('exact')} off, ${told('noise1')} with 1 px of noise${camera}, ` +
    `and from the landmarks ${told('landmarks')}${both}. ` +
    `${LIMITS[limit]} most; ${correction}the reading is ${told('reading')} off, of exact joints ${told('exactEngine')}${shrunk}.`
  );
}

/** Clips in which the truth hardly changes give any slope: then exact joints are told as more or less than this. */
const LITTLE_CHANGE = [0.6, 1.5] as const;
/** A reading that goes along with the truth this much less than geometry has been pulled toward the usual. */
const LESS_TOLD = 0.2;

/** Whether the correction makes changes small, from the slopes of exact joints, landmarks and reading. */
function shrinkText([exact, landmarks, reading]: readonly number[]): string {
  const [least, most] = LITTLE_CHANGE;
  if (!(exact! > least && exact! < most && reading! < landmarks! - LESS_TOLD)) return '';
  return `; it tells ${digits(reading!, 2)} of a change, where geometry tells ${digits(landmarks!, 2)}`;
}

/** The same for every quantity, as a list. */
export const limitLines = (stages: readonly StageScore[]): string[] =>
  quantitiesOf(stages).flatMap((quantity) => {
    const text = limitText(stages, quantity);
    return text ? [`- **${quantity}**: ${text}`] : [];
  });
