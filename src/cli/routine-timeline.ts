import { escapeHtml } from '../export/html.ts';
import type { StepSpan } from '../core/step-spans.ts';
import { rulesOf, stepsOf } from './routine-try.ts';
import type { RuleView, Trial } from './routine-try.ts';

/** Pixels: the column of names, a second, a row, and what is above the rows. */
const NAMES = 190;
const SECOND = 34;
const ROW = 26;
const TOP = 64;
const WIDEST = 12_000;

const STYLE = `
svg{background:#fbfcfa;font:13px system-ui,sans-serif}
@media (prefers-color-scheme:dark){svg{background:#131715}text{fill:#f3f2ec}.q{fill:#bdc4be}.grid{stroke:#39413c}.step{fill:#2c3a33;stroke:#5f7a6c}.zone{fill:#1d2320}}
`;

/** A trial as a picture: time to the right, steps above, a row for each rule, cues and repetitions where they fell. */
export function trialSvg(trial: Trial): string {
  const { routine, live, record } = trial;
  const seconds = Math.max(1, record.source.duration);
  const scale = Math.min(SECOND, WIDEST / seconds);
  const x = (t: number): number => NAMES + t * scale;
  const steps = stepsOf(trial);
  const rules = rulesOf(trial);
  const width = Math.ceil(x(seconds) + 24);
  const height = TOP + (2 + rules.length) * ROW + 40;
  const title = `${routine.title} over ${record.source.name}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(title)}">
<style>${STYLE}</style>
<text x="12" y="26" fill="#151a17" font-size="17" font-weight="600">${escapeHtml(title)}</text>
${ticks(seconds, height, x)}
${name('steps, live', 0)}${steps.live.map((span) => stepMark(span, 0, x)).join('')}
${name('steps, known the whole', 1)}${steps.record.map((span) => stepMark(span, 1, x)).join('')}
${rules.map((rule, i) => ruleRow(rule, i + 2, steps.record, x)).join('\n')}
${record.events.flatMap(({ kind, t1 }) => (kind === 'rep' ? [repMark(x(t1), height)] : [])).join('')}
${live.cues.map(({ t, text }) => `<g><title>${escapeHtml(`says “${text}” at ${t.toFixed(1)} s`)}</title><path d="M${x(t).toFixed(1)} ${TOP - 4}l-5-9h10Z" fill="#b3541e"/></g>`).join('')}
<text class="q" x="12" y="${height - 12}" fill="#404a43">Triangles: what is said. Dashed: a repetition is done. Pale: where a rule applies. Dark: a form error.</text>
</svg>
`;
}

type ToX = (t: number) => number;

const rowTop = (row: number): number => TOP + row * ROW;
const name = (text: string, row: number): string =>
  `<text x="12" y="${rowTop(row) + 17}" fill="#151a17">${escapeHtml(text)}</text>`;

function ticks(seconds: number, height: number, x: ToX): string {
  const every = seconds > 180 ? 30 : seconds > 60 ? 10 : seconds > 24 ? 5 : 2;
  return Array.from({ length: Math.floor(seconds / every) + 1 }, (_, i) => {
    const at = x(i * every).toFixed(1);
    return `<path class="grid" d="M${at} ${TOP}V${height - 34}" stroke="#cdd4ce"/><text class="q" x="${at}" y="${TOP - 16}" fill="#404a43" text-anchor="middle">${i * every} s</text>`;
  }).join('');
}

function box({ t0, t1 }: { readonly t0: number; readonly t1: number }, row: number, x: ToX, look: string): string {
  const width = Math.max(2, x(t1) - x(t0)).toFixed(1);
  return `<rect x="${x(t0).toFixed(1)}" y="${rowTop(row) + 3}" width="${width}" height="${ROW - 6}" ${look}/>`;
}

/** Letters are about this wide, pixels: a name that does not fit is left to the title. */
const LETTER = 7;

function stepMark(span: StepSpan, row: number, x: ToX): string {
  const room = x(span.t1) - x(span.t0);
  const words = escapeHtml(span.step);
  const fits = room > span.step.length * LETTER + 8;
  const label = fits
    ? `<text x="${(x(span.t0) + 5).toFixed(1)}" y="${rowTop(row) + 17}" fill="#151a17">${words}</text>`
    : '';
  const title = `<title>${words}, ${span.t0.toFixed(2)} to ${span.t1.toFixed(2)} s</title>`;
  return `<g>${title}${box(span, row, x, 'class="step" fill="#dfe9e2" stroke="#6f8577"')}${label}</g>`;
}

function ruleRow({ rule, side, found }: RuleView, row: number, steps: readonly StepSpan[], x: ToX): string {
  const label = [rule.id, side].filter(Boolean).join(' ');
  const zones = steps.filter(({ step }) => rule.steps?.includes(step) ?? true);
  const marks = found.map((finding) => {
    const interval = finding.halfWidth95 === null ? '' : ` ± ${finding.halfWidth95}`;
    const told = `${label}, ${finding.t0.toFixed(2)} to ${finding.t1.toFixed(2)} s: ${finding.peak}${interval}, limit ${finding.threshold}`;
    return `<g><title>${escapeHtml(told)}</title>${box(finding, row, x, 'fill="#b3541e"')}</g>`;
  });
  return `${name(label, row)}${zones.map((zone) => box(zone, row, x, 'class="zone" fill="#eef1ee"')).join('')}${marks.join('')}`;
}

const repMark = (x: number, height: number): string =>
  `<path d="M${x.toFixed(1)} ${TOP}V${height - 34}" stroke="#2f6f4f" stroke-width="2" stroke-dasharray="5 4"/>`;
