import type { Moment } from '../core/moment.ts';
import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import type { ReportPicture } from '../export/report-html.ts';
import { openFootage } from '../record/footage.ts';
import type { Footage } from '../record/footage.ts';
import type { StoredSession } from '../store/stored-session.ts';
import { clockTenths } from '../ui/view/replay-view.ts';
import type { Words } from '../words/index.ts';
import { dataAddress } from './data-address.ts';
import { momentOf } from './moment-of.ts';
import { drawStill, placeOf } from './poster.ts';

/** Most pictures in one report: a megabyte at most. */
const MOST = 16;
const BOX = { width: 480, height: 480 } as const;

/** What a report's pictures are made of. */
export interface Pictured {
  readonly record: SessionRecord;
  /** What was said of a frame. */
  readonly momentAt: (place: number) => Promise<Moment>;
  readonly footage: Footage;
}

/** Pictures for a session's report: of its form errors, in their middle; where there are none, of the middle of it all. */
export async function reportPictures(
  { record, momentAt, footage }: Pictured,
  routine: Routine,
  words: Words,
): Promise<readonly ReportPicture[]> {
  const picture = async (t: number, captionOf: (moment: Moment) => string): Promise<ReportPicture> => {
    const moment = await momentAt(placeOf(record, t));
    const still = await drawStill(moment, { footage, routine, box: BOX });
    return { source: await dataAddress(still), caption: captionOf(moment) };
  };
  const middle = record.source.duration / 2;
  const stepOf = ({ step }: Moment) => routine.steps.find(({ id }) => id === step)?.title ?? routine.title;
  if (record.findings.length === 0)
    return [await picture(middle, (moment) => words.summary.moment(stepOf(moment), clockTenths(middle)))];
  const pictures: ReportPicture[] = [];
  for (const { rule, side, t0, t1 } of record.findings.slice(0, MOST)) {
    const name = side ? `${words.rules[rule]}, ${words.common.sides[side]}` : words.rules[rule];
    pictures.push(await picture((t0 + t1) / 2, () => words.summary.moment(name, clockTenths(t0))));
  }
  return pictures;
}

/** The same of a stored session; none where only the numbers were kept. */
export async function storedPictures(
  stored: StoredSession,
  routine: Routine,
  words: Words,
): Promise<readonly ReportPicture[]> {
  const footage = stored.picture && (await openFootage(stored.picture));
  if (!footage) return [];
  try {
    const { record } = stored;
    return await reportPictures({ record, footage, momentAt: (place) => momentOf(stored, place) }, routine, words);
  } finally {
    footage.close();
  }
}
