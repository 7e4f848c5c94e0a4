import type { SessionRecord } from '../core/session-record.ts';

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** One line about a session: frames, how many show a person, pivots, repetitions, findings. */
export function summaryLine({ frames, events, findings }: SessionRecord): string {
  const share = frames.filter(({ seen }) => seen).length / frames.length;
  const of = (kind: 'pivot' | 'rep') => events.filter((event) => event.kind === kind).length;
  return [
    count(frames.length, 'frame'),
    `person seen in ${share === 1 ? 100 : (Math.floor(1000 * share) / 10).toFixed(1)} %`,
    count(of('pivot'), 'pivot'),
    count(of('rep'), 'repetition'),
    count(findings.length, 'finding'),
  ].join(', ');
}
