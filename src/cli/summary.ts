import { isSeen, UNSEEN } from '../core/reading.ts';
import type { UnseenReason } from '../core/reading.ts';
import type { SessionRecord } from '../core/session-record.ts';

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** One line about a session: frames, how many show a person, pivots, repetitions, findings; or why nothing could be told. */
export function summaryLine({ frames, events, findings, calibration }: SessionRecord): string {
  const share = frames.filter(({ seen }) => seen).length / frames.length;
  const of = (kind: 'pivot' | 'rep') => events.filter((event) => event.kind === kind).length;
  const seen = [
    count(frames.length, 'frame'),
    `person seen in ${share === 1 ? 100 : (Math.floor(1000 * share) / 10).toFixed(1)} %`,
  ];
  if (!calibration.ok) return `${seen.join(', ')}. Nothing could be measured: no neutral pose. ${helpFor(frames)}`;
  return [...seen, count(of('pivot'), 'pivot'), count(of('rep'), 'repetition'), count(findings.length, 'finding')].join(
    ', ',
  );
}

/** What would have helped, for the reason that stood in the way most often. */
function helpFor(frames: SessionRecord['frames']): string {
  const reasons = frames.flatMap(({ readings }) => {
    const reading = readings['pelvis-rotation'];
    return isSeen(reading) ? [] : [reading.unseen];
  });
  const times = (reason: UnseenReason) => reasons.filter((other) => other === reason).length;
  const [most] = [...new Set(reasons)].toSorted((a, b) => times(b) - times(a));
  return most ? UNSEEN[most] : '';
}
