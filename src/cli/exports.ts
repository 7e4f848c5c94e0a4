import type { Routine } from '../core/routine.ts';
import type { SessionRecord } from '../core/session-record.ts';
import { parseTrack } from '../core/track.ts';
import { eventsCsv } from '../export/events-csv.ts';
import { metricsCsv } from '../export/metrics-csv.ts';
import { motText } from '../export/mot.ts';
import { reportHtml } from '../export/report-html.ts';
import type { ReportPicture } from '../export/report-html.ts';
import { trcText } from '../export/trc.ts';
import { captionsVtt, chaptersVtt } from '../export/web-vtt.ts';
import { WORDS } from '../words/index.ts';
import type { ExportName } from './arguments.ts';

/** What the files are made from. */
interface Exported {
  readonly record: SessionRecord;
  /** `track.json` text. */
  readonly track: string;
  readonly routine: Routine;
  /** Of the form errors, for the report. */
  readonly pictures: readonly ReportPicture[];
}

/** Files of each format, by name. */
const FILES: Readonly<Record<ExportName, (exported: Exported) => Readonly<Record<string, string>>>> = {
  trc: ({ track, record }) => ({ 'session.trc': trcText(parseTrack(track).frames, record) }),
  mot: ({ record }) => ({ 'session.mot': motText(record) }),
  vtt: ({ record, routine }) => ({
    'captions.vtt': captionsVtt(record),
    'chapters.vtt': chaptersVtt(record, routine),
  }),
  html: ({ record, routine, pictures }) => ({
    'report.html': reportHtml(record, { routine, words: WORDS.en, day: null, pictures }),
  }),
  csv: ({ record }) => ({ 'events.csv': eventsCsv(record) }),
};

/** The files that were asked for, and `metrics.csv`, which is always written. */
export const exportFiles = (names: readonly ExportName[], exported: Exported): Readonly<Record<string, string>> =>
  Object.assign(
    { 'metrics.csv': metricsCsv(exported.record) },
    ...names.map((name) => FILES[name](exported)),
  ) as Readonly<Record<string, string>>;
