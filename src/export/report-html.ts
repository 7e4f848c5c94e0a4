import { acceptableRange, neutralOf } from '../core/acceptable.ts';
import { isSeen } from '../core/reading.ts';
import type { MetricId } from '../core/reading.ts';
import type { Routine } from '../core/routine.ts';
import type { FindingRecord, SessionRecord } from '../core/session-record.ts';
import { metricOf } from '../core/watched.ts';
import { limitWords, readingWords } from '../draw/words.ts';
import type { Words } from '../words/index.ts';
import { escapeHtml as esc } from './html.ts';
import { plotOf } from './plot.ts';
import { REPORT_STYLE } from './report-style.ts';

/** A picture in a report. */
export interface ReportPicture {
  /** Its `data:` address. */
  readonly source: string;
  readonly caption: string;
}

/** What a report says besides the session's own record. */
export interface ReportOptions {
  readonly routine: Routine;
  readonly words: Words;
  /** When it was recorded; null: not known. */
  readonly day: Date | null;
  readonly pictures?: readonly ReportPicture[];
}

/** The readings that a report plots. */
const PLOTTED: readonly MetricId[] = [
  'turnout.left',
  'turnout.right',
  'pelvis-rotation',
  'pelvis-obliquity',
  'trunk-lean-lateral',
  'knee-foot-alignment.left',
  'knee-foot-alignment.right',
  'stance-width',
];
const BOX = { width: 900, height: 90 };

/**
 * A session as one HTML file that opens anywhere: facts, findings, plots, pictures. It holds no script, and its own
 * policy lets it load nothing.
 */
export function reportHtml(record: SessionRecord, options: ReportOptions): string {
  const { routine, words } = options;
  const text = words.exported;
  const title = esc(text.reportTitle(routine.title));
  const day = options.day && words.format.day(options.day);
  return `<!doctype html>
<html lang="${words.format.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<p class="q">${esc(text.from(record.source.name, day))}</p>
<h1>${title}</h1>
${facts(record, words)}
<h2>${esc(text.findings)}</h2>
${findings(record, options)}
${pictures(options)}
<h2>${esc(text.plots)}</h2>
<p class="q">${esc(text.plotHow)}</p>
${PLOTTED.map((metric) => plot(record, metric, options)).join('\n')}
<p class="q foot">${esc(text.foot)}</p>
</main>
</body>
</html>
`;
}

function facts({ source, events, frames, pose, app, calibration }: SessionRecord, { exported, format }: Words): string {
  const count = (kind: string) => String(events.filter((event) => event.kind === kind).length);
  const seen = frames.length ? (100 * frames.filter((frame) => frame.seen).length) / frames.length : 0;
  const metres = (value: number) => format.number(value, 2);
  const found = calibration.ok
    ? exported.calibrated({ height: metres(calibration.cameraHeight), distance: metres(calibration.distance) })
    : exported.notCalibrated;
  const rows: Readonly<Record<keyof typeof exported.facts, string>> = {
    duration: `${format.number(source.duration, 1)} s`,
    repetitions: count('rep'),
    pivots: count('pivot'),
    seen: exported.ofTheTime(String(Math.floor(seen))),
    calibration: found,
    model: `${pose.model}, ${pose.runtime}`,
    version: app.version,
  };
  const row = ([name, value]: [string, string]) =>
    `<div><dt>${esc(exported.facts[name as keyof typeof rows])}</dt><dd>${esc(value)}</dd></div>`;
  return `<dl>${Object.entries(rows).map(row).join('')}</dl>`;
}

function findings(record: SessionRecord, options: ReportOptions): string {
  const text = options.words.exported;
  if (record.findings.length === 0) return `<p>${esc(text.noFindings)}</p>`;
  const { time, what, step, worst, limit, lasted } = text.columns;
  const head = [time, what, step, worst, limit, lasted].map((name) => `<th scope="col">${esc(name)}</th>`).join('');
  const rows = record.findings.map((finding) => `<tr>${findingCells(finding, options)}</tr>`).join('\n');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows}\n</tbody></table>`;
}

function findingCells(finding: FindingRecord, { routine, words }: ReportOptions): string {
  const rule = routine.rules.find(({ id }) => id === finding.rule);
  const metric = rule ? metricOf(rule, finding.side ?? null) : null;
  const { peak, halfWidth95, threshold } = finding;
  const cells = [
    words.rules[finding.rule] + (finding.side ? `, ${words.common.sides[finding.side]}` : ''),
    routine.steps.find(({ id }) => id === finding.step)?.title ?? '',
    metric && halfWidth95 !== null ? readingWords(metric, { value: peak, halfWidth95 }, words) : '',
    metric && rule ? limitWords(metric, neutralOf(rule) + threshold, words) : '',
    `${words.format.number(finding.t1 - finding.t0, 1)} s`,
  ];
  const [name, ...rest] = cells.map(esc);
  const data = rest.map((cell) => `<td>${cell || '–'}</td>`).join('');
  return `<td>${words.format.number(finding.t0, 1)} s</td><th scope="row">${name}</th>${data}`;
}

const pictures = ({ pictures: list = [], words }: ReportOptions): string =>
  list.length === 0
    ? ''
    : `<h2>${esc(words.exported.pictures)}</h2><div class="pics">${list
        .map(
          ({ source, caption }) =>
            `<figure><img src="${esc(source)}" alt=""><figcaption>${esc(caption)}</figcaption></figure>`,
        )
        .join('')}</div>`;

function plot(record: SessionRecord, metric: MetricId, { routine, words }: ReportOptions): string {
  const name = esc(words.readings.names[metric]);
  const drawn = plotOf(record.frames, metric, BOX, acceptableRange(routine, metric));
  if (!drawn) return `<section><h3>${name}</h3><p class="q">${esc(words.exported.never)}</p></section>`;
  const { width, height } = BOX;
  const gaps = drawn.gaps.map(
    (gap) =>
      `<rect class="g" x="${gap.x.toFixed(1)}" width="${gap.width.toFixed(1)}" y="${height * 0.35}" height="${height * 0.3}"/>`,
  );
  const limits = drawn.limits.map(
    (y) => `<line class="l" x1="0" x2="${width}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}"/>`,
  );
  const lasting = `<text x="${width}" y="${height + 20}" text-anchor="end">${words.format.number(record.source.duration, 1)} s</text>`;
  return `<section><h3>${name}</h3><p class="q">${esc(extent(record, metric, words))}</p>
<svg viewBox="0 -4 ${width} ${height + 30}" role="img" aria-label="${name}">${gaps.join('')}<path class="b" d="${drawn.band}"/>${limits.join('')}<path class="v" d="${drawn.line}"/><text x="0" y="${height + 20}">0 s</text>${lasting}</svg></section>`;
}

/** From the smallest reading to the largest, each with its interval. */
function extent({ frames }: SessionRecord, metric: MetricId, words: Words): string {
  const seen = frames.map(({ readings }) => readings[metric]).filter(isSeen);
  const by = seen.toSorted((a, b) => a.value - b.value);
  return words.exported.between(readingWords(metric, by[0]!, words), readingWords(metric, by.at(-1)!, words));
}
