import type { Routine } from '../core/routine.ts';
import type { ReportOptions } from '../export/report-html.ts';
import { openFootage } from '../record/footage.ts';
import type { StoredSession } from '../store/stored-session.ts';
import { clockTenths } from '../ui/view/replay-view.ts';
import type { Words } from '../words/index.ts';
import { drawStill } from './poster.ts';

/** Most pictures in one report: a megabyte at most. */
const MOST = 16;
const BOX = { width: 480, height: 480 } as const;

/** Pictures of a session's form errors for its report, in their middle; none where only the numbers were kept. */
export async function reportPictures(
  stored: StoredSession,
  routine: Routine,
  words: Words,
): Promise<NonNullable<ReportOptions['pictures']>> {
  const footage = stored.picture && (await openFootage(stored.picture));
  if (!footage) return [];
  const pictures: { source: string; caption: string }[] = [];
  try {
    for (const { rule, side, t0, t1 } of stored.record.findings.slice(0, MOST)) {
      const still = await drawStill(stored, { footage, routine, t: (t0 + t1) / 2, box: BOX });
      const name = side ? `${words.rules[rule]}, ${words.common.sides[side]}` : words.rules[rule];
      pictures.push({ source: await dataAddress(still), caption: words.summary.moment(name, clockTenths(t0)) });
    }
  } finally {
    footage.close();
  }
  return pictures;
}

/** A file as an address that holds all of it. */
const dataAddress = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('A picture could not be read.')));
    reader.readAsDataURL(file);
  });
