import { SIDES } from '../core/landmarks.ts';
import type { Side } from '../core/landmarks.ts';
import type { Seen } from '../core/reading.ts';
import { rangeFan } from '../figure/range-fan.ts';
import { TREND_BOX, trendOf } from '../figure/trend.ts';
import type { TrendPoint } from '../figure/trend.ts';
import type { Words } from '../words/index.ts';
import { escapeHtml as esc } from './html.ts';
import type { ExportedResult } from './range-table.ts';

/** What the page for a professional is made of. */
export interface RangeReportOptions {
  /** What the person is called here. */
  readonly name: string;
  readonly latest: ExportedResult;
  /** The last result that has hip and lower leg apart. */
  readonly bend: ExportedResult | null;
  readonly trends: readonly { readonly name: string; readonly points: readonly TrendPoint[]; readonly call: string }[];
  /** What is said of the whole, sentence by sentence. */
  readonly sentences: readonly string[];
  /** Held moments, as `data:` addresses. */
  readonly pictures: readonly { readonly source: string; readonly caption: string }[];
  readonly words: Words;
}

/** Pictures that fit on the page. */
const MOST_PICTURES = 4;

/**
 * One page that prints on one sheet: protocol, conditions, results with intervals, what changed, pictures, and what the
 * method cannot see. It holds no script, and its own policy lets it load nothing.
 */
export function rangeReport(options: RangeReportOptions): string {
  const { name, latest, sentences, words } = options;
  const say = words.range.pro;
  const day = new Intl.DateTimeFormat(words.format.locale, { day: 'numeric', month: 'long', year: 'numeric' });
  return `<!doctype html>
<html lang="${words.format.locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(say.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${esc(say.title)}</h1>
<p class="q">${esc(say.about(name, day.format(latest.at)))}</p>
<section><h2>${esc(say.results)}</h2>
<div class="two">${SIDES.map((side) => foot(side, latest, words)).join('')}</div>
${results(options)}
${sentences.map((sentence) => `<p>${esc(sentence)}</p>`).join('\n')}
</section>
${trends(options)}
${pictures(options)}
<div class="two small">
<section><h2>${esc(say.protocol)}</h2><p>${esc(say.protocolText)}</p></section>
<section><h2>${esc(say.limits)}</h2><p>${esc(say.limitsText)}</p></section>
</div>
<p class="q small">${esc(conditions(latest, words))} ${esc(say.made)}</p>
</main>
</body>
</html>
`;
}

function conditions({ conditions: c }: ExportedResult, { range: { pro: say }, format }: Words): string {
  const metres = (value: number) => format.number(value, 1);
  return say.condition({
    model: c.model,
    app: c.app,
    camera:
      c.cameraHeight !== null && c.distance !== null
        ? say.cameraAt(metres(c.cameraHeight), metres(c.distance))
        : say.cameraUnknown,
    height: c.heightGiven ? say.heightGiven : say.heightAssumed,
  });
}

function foot(side: Side, { values }: ExportedResult, { range: say }: Words): string {
  const [out, inward] = [values[`external.${side}`] ?? null, values[`internal.${side}`] ?? null];
  const fan = rangeFan(side, { out, in: inward });
  const label = say.fan(say.feet[side], told(out), told(inward));
  const shapes = fan.shapes.map(({ part, d }) => `<path class="r-${part}" d="${d}"/>`).join('');
  const labels = fan.labels
    .map(({ x, y, text }) => `<text x="${x.toFixed(1)}" y="${(y + 5).toFixed(1)}" text-anchor="middle">${text}</text>`)
    .join('');
  return `<figure><figcaption>${esc(say.feet[side])}</figcaption><svg viewBox="${fan.viewBox}" role="img" aria-label="${esc(label)}">${shapes}${labels}</svg></figure>`;
}

const told = (seen: Seen | null | undefined): string =>
  seen ? `${Math.round(seen.value)}° ± ${Math.ceil(seen.halfWidth95 - 1e-9)}` : '–';

function results({ latest, bend, words: { range: say } }: RangeReportOptions): string {
  const { side: head, out, in: inward, hip, twist } = say.pro.columns;
  const columns = [head, out, inward, ...(bend ? [hip, twist] : [])];
  const rows = SIDES.map((side) => {
    const cells = [latest.values[`external.${side}`], latest.values[`internal.${side}`]];
    const bent = bend ? [bend.hip[side], bend.twist[side]] : [];
    const data = [...cells, ...bent].map((seen) => `<td>${told(seen)}</td>`).join('');
    return `<tr><th scope="row">${esc(say.feet[side])}</th>${data}</tr>`;
  });
  const titles = columns.map((column) => `<th scope="col">${esc(column)}</th>`).join('');
  return `<table><thead><tr>${titles}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function trends({ trends: list, words }: RangeReportOptions): string {
  const shown = list.filter(({ points }) => points.length > 1);
  if (shown.length === 0) return '';
  const day = new Intl.DateTimeFormat(words.format.locale, { day: 'numeric', month: 'short', year: '2-digit' });
  const plots = shown.map(({ name, points, call }) => {
    const { bands, line, dots, grid } = trendOf(points, 10);
    const { width, height } = TREND_BOX;
    const lines = grid.map(
      ({ y, value }) =>
        `<line class="t-grid" x1="30" x2="${width}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}"/><text x="0" y="${(y + 4).toFixed(1)}">${value}°</text>`,
    );
    const drawn = `${bands.map((d) => `<path class="t-band" d="${d}"/>`).join('')}<path class="t-line" d="${line}"/>${dots
      .map(({ x, y }) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="2.4"/>`)
      .join('')}`;
    const [first, last] = [points[0]!, points.at(-1)!];
    const span = `${day.format(first.at)}: ${told(first)}; ${day.format(last.at)}: ${told(last)}`;
    return `<figure><figcaption><b>${esc(name)}</b>, ${esc(call)}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${esc(`${name}. ${span}`)}">${lines.join('')}${drawn}</svg><p class="q">${esc(span)}</p></figure>`;
  });
  return `<section><h2>${esc(words.range.pro.over)}</h2><div class="four">${plots.join('')}</div></section>`;
}

const pictures = ({ pictures: list, words }: RangeReportOptions): string =>
  list.length === 0
    ? ''
    : `<section><h2>${esc(words.range.pictures)}</h2><div class="pics">${list
        .slice(0, MOST_PICTURES)
        .map(
          ({ source, caption }) =>
            `<figure><img src="${esc(source)}" alt=""><figcaption>${esc(caption)}</figcaption></figure>`,
        )
        .join('')}</div></section>`;

/** Paper and ink: it is made to be printed, on A4 or letter. */
const STYLE = `
@page{margin:12mm}
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#151a17;font:11px/1.4 system-ui,sans-serif}
main{width:182mm;max-width:100%;margin:0 auto;padding:12px}
h1{font-size:20px;line-height:1.15;margin:0 0 2px}
h2{font-size:13px;margin:10px 0 3px}
p{margin:0 0 4px}
.q{color:#404a43}
.small{font-size:9.5px;line-height:1.35}
.two{display:grid;grid-template-columns:1fr 1fr;gap:4px 22px}
.four{display:grid;grid-template-columns:1fr 1fr;gap:4px 22px}
figure{margin:0}
figcaption{margin-bottom:1px}
svg{display:block;width:100%;height:auto;overflow:visible}
.two>figure svg{max-height:34mm}
.four svg{max-height:15mm}
text{font-size:12px;fill:#404a43}
table{border-collapse:collapse;width:100%;margin:2px 0 6px}
th,td{text-align:left;font-weight:400;padding:3px 10px 3px 0;border-bottom:1px solid #cdd4ce}
td{white-space:nowrap}
thead th{color:#404a43}
tbody th{font-weight:600}
.r-range{fill:#eceeeb}.r-arc,.r-tick,.r-was{fill:none;stroke:#737d76;stroke-width:1.2}.r-was{stroke-dasharray:3 3}
.r-wedge{fill:#151a17;fill-opacity:.13}.r-sole{fill:#fff;stroke:#404a43;stroke-width:1.5}
.r-line{fill:none;stroke:#151a17;stroke-width:2}.r-head,.r-pin{fill:#151a17}
.t-grid{stroke:#cdd4ce}.t-band{fill:#151a17;fill-opacity:.12}.t-line{fill:none;stroke:#151a17;stroke-width:1.5}
.pics{display:grid;grid-template-columns:repeat(4,1fr);gap:8px}
img{width:100%;max-height:30mm;object-fit:cover;display:block;border-radius:3px}
@media print{main{padding:0;width:auto}section,figure,table{break-inside:avoid}}
`;
