import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { stepSpans } from '../core/step-spans.ts';

/** Seconds that a cue stays up where no other follows. */
const CUE_STAYS = 3;

/** A stretch of time with words. Seconds. */
interface Timed {
  readonly t0: number;
  readonly t1: number;
  readonly text: string;
}

/** Everything the coach said, as captions. https://www.w3.org/TR/webvtt1/ */
export function captionsVtt(record: SessionRecord): string {
  return vtt(captions(record));
}

/** What the coach said and how long each stays up: until the next one, or for three seconds. */
export const captions = ({ cues }: Pick<SessionRecord, 'cues'>): readonly Timed[] =>
  cues.map(({ t, text }, i) => ({
    t0: t,
    t1: Math.min(cues[i + 1]?.t ?? Number.POSITIVE_INFINITY, t + CUE_STAYS),
    text,
  }));

/** The steps of the routine as they were gone through, as chapters. */
export function chaptersVtt(record: SessionRecord, routine: Routine): string {
  const title = (step: string) => routine.steps.find(({ id }) => id === step)?.title ?? step;
  return vtt(stepSpans(record).map(({ step, t0, t1 }) => ({ t0, t1, text: title(step) })));
}

function vtt(list: readonly Timed[]): string {
  const blocks = list
    .filter(({ t0, t1 }) => milliseconds(t1) > milliseconds(t0))
    .map(({ t0, t1, text }, i) => `${i + 1}\n${stamp(t0)} --> ${stamp(t1)}\n${escaped(text)}\n`);
  return ['WEBVTT\n', ...blocks].join('\n');
}

const milliseconds = (seconds: number): number => Math.round(seconds * 1000);

/** `00:00:17.600`. */
function stamp(seconds: number): string {
  const ms = milliseconds(seconds);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const clock = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map(two).join(':');
  return `${clock}.${String(ms % 1000).padStart(3, '0')}`;
}

/** Text of one caption: an arrow or an empty line would end it early, and `<` would begin a tag. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\s*[\r\n]+\s*/g, ' ');
