import { LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { default as UPlot, Options } from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { METRICS } from '../core/reading.ts';
import type { Unit } from '../core/reading.ts';
import type { PlotData } from './view/replay-view.ts';

/** Room around the curve, in shares of what it spans. */
const AIR = 0.08;
/** Least span that is shown, by the metric's unit, so that noise does not look like movement. */
const LEAST_SPAN: Readonly<Record<Unit, number>> = { deg: 12, m: 0.1, leg: 0.1, '0-1': 0.1 };

/**
 * A metric over time: the value, the band of its 95 % interval, the range that the routine asks for, form errors behind
 * it, and a dashed box where it could not be told. The plotting library is loaded with the first of them.
 *
 * @event plumb-seek - The person chose a moment; `detail` is its time in seconds.
 */
@customElement('plumb-plot')
export class PlumbPlot extends LitElement {
  @property({ attribute: false }) data: PlotData | null = null;
  /** What the plot shows, for those who do not see it. */
  @property({ attribute: false }) label = '';

  #plot: UPlot | null = null;
  #drawn: PlotData | null = null;
  readonly #resized = new ResizeObserver(() => this.#fit());
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  /** A canvas keeps the colours that it was drawn with. */
  readonly #recolour = () => void this.#make();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    this.#scheme.addEventListener('change', this.#recolour);
    this.addEventListener('click', this.#seek);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#scheme.removeEventListener('change', this.#recolour);
    this.removeEventListener('click', this.#seek);
    this.#plot?.destroy();
    this.#plot = null;
    this.#drawn = null;
  }

  protected override updated(): void {
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', this.label);
    if (this.data !== this.#drawn) void this.#make();
  }

  async #make(): Promise<void> {
    const data = (this.#drawn = this.data);
    if (!data) return;
    const { default: Plot } = await import('uplot');
    if (this.#drawn !== data || !this.isConnected) return;
    this.#plot?.destroy();
    this.#plot = new Plot(
      optionsOf(data, this),
      [data.times, data.values, data.lows, data.highs].map((row) => [...row]) as never,
      this,
    );
  }

  #fit(): void {
    const { clientWidth: width, clientHeight: height } = this;
    if (width && height) this.#plot?.setSize({ width, height });
  }

  readonly #seek = (event: MouseEvent): void => {
    const { left, width } = this.getBoundingClientRect();
    const end = this.data?.times.at(-1) ?? 0;
    const detail = Math.min(1, Math.max(0, (event.clientX - left) / width)) * end;
    this.dispatchEvent(new CustomEvent('plumb-seek', { detail, bubbles: true }));
  };
}

function optionsOf(data: PlotData, element: HTMLElement): Options {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const text = colour('--text');
  const [low, high] = extent(data);
  const line = { stroke: text, width: 1.5, points: { show: false }, spanGaps: false };
  const edge = { stroke: 'transparent', width: 0, points: { show: false }, spanGaps: false };
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    padding: [0, 0, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: { x: { time: false, range: [0, data.times.at(-1) ?? 1] }, y: { range: [low, high] } },
    series: [{}, line, edge, edge],
    bands: [{ series: [3, 2], fill: withAlpha(text, 0.27) }],
    hooks: {
      drawClear: [
        (plot) => {
          findings(plot, data, withAlpha(colour('--attention'), 0.26));
          limits(plot, data, colour('--edge'));
          gaps(plot, data, colour('--unknown'));
        },
      ],
    },
  };
}

/** What the band spans, with some air, and never less than means something. */
function extent({ lows, highs, metric }: PlotData): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  lows.forEach((value, i) => {
    if (value === null) return;
    low = Math.min(low, value);
    high = Math.max(high, highs[i]!);
  });
  if (low > high) return [-1, 1];
  const span = Math.max(high - low, LEAST_SPAN[METRICS[metric].unit]);
  const middle = (low + high) / 2;
  return [middle - span * (0.5 + AIR), middle + span * (0.5 + AIR)];
}

const withAlpha = (colour: string, alpha: number): string =>
  `color-mix(in srgb, ${colour} ${Math.round(alpha * 100)}%, transparent)`;

function findings(plot: UPlot, data: PlotData, fill: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = fill;
  for (const { t0, t1 } of data.findings) {
    const from = plot.valToPos(t0, 'x', true);
    ctx.fillRect(from, bbox.top, Math.max(2, plot.valToPos(t1, 'x', true) - from), bbox.height);
  }
  ctx.restore();
}

function limits(plot: UPlot, { range }: PlotData, stroke: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = stroke;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const value of new Set([range?.from ?? 0, range?.to ?? 0])) {
    if (!Number.isFinite(value)) continue;
    const y = Math.round(plot.valToPos(value, 'y', true));
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}

/** Shorter gaps than this are left blank: a box would be all dashes. Seconds. */
const SHORTEST_GAP = 0.25;

function gaps(plot: UPlot, { times, values }: PlotData, stroke: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = stroke;
  ctx.lineWidth = 1.2 * devicePixelRatio;
  ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
  let from: number | null = null;
  values.forEach((value, i) => {
    const last = i === values.length - 1;
    if (value === null) from ??= i;
    if (from === null || (value === null && !last)) return;
    const [t0, t1] = [times[from]!, times[i]!];
    from = null;
    if (t1 - t0 < SHORTEST_GAP) return;
    const x = plot.valToPos(t0, 'x', true);
    ctx.strokeRect(x, bbox.top + bbox.height * 0.32, plot.valToPos(t1, 'x', true) - x, bbox.height * 0.36);
  });
  ctx.restore();
}

declare global {
  interface HTMLElementTagNameMap {
    'plumb-plot': PlumbPlot;
  }
}
