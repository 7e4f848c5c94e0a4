import { LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Size } from '../core/frame.ts';
import { PAIR } from '../core/landmarks.ts';
import type { Moment } from '../core/moment.ts';
import type { Routine } from '../core/routine.ts';
import { applyFraming, filledPart, framePerson, frameWhole } from '../draw/framing.ts';
import type { Framing } from '../draw/framing.ts';
import type { Framing as Place } from '../core/framing.ts';
import { between } from '../draw/marks.ts';
import type { Mark } from '../draw/marks.ts';
import { overlayMarks } from '../draw/overlay.ts';
import { paintMarks } from '../draw/paint.ts';
import { heelsApart, spotMarks } from '../draw/spot.ts';
import { DEFAULT_THEME } from '../draw/theme.ts';
import type { OverlayTheme } from '../draw/theme.ts';
import type { Stroke } from './view/replay-view.ts';

/** A picture that can be drawn and must be closed. */
type Drawable = CanvasImageSource & { close(): void };

/** What is drawn over the picture: what was measured, where to stand, or nothing. */
export type Scene = { readonly kind: 'marks' | 'bare' } | { readonly kind: 'spot'; readonly place: Place };

const MARKS: Scene = { kind: 'marks' };

/** More device pixels a page pixel than this cost time and show nothing more of a camera picture. */
const FINEST = 2;

/**
 * The mirrored picture with its marks. Each picture is drawn together with the marks that were computed from it, so
 * the two are never apart. Mirroring is CSS; the pixels stay as they are.
 *
 * @event plumb-stroke - The person drew a line; `detail` is its points, in shares of the picture's sides, unmirrored.
 */
@customElement('plumb-picture')
export class PlumbPicture extends LitElement {
  /** Rules tell the marks which readings ask for attention. */
  @property({ attribute: false }) routine: Routine | null = null;
  /** What the picture shows, for those who do not see it. */
  @property({ attribute: false }) label = '';
  /**
   * The processor draws, as there is no graphics card: straight into memory, where pretending a card would take a core from
   * whatever finds the body. Holds from the first picture on.
   */
  @property({ attribute: false }) byProcessor = false;

  /** Lines that the person drew, under their note. */
  @property({ attribute: false }) strokes: readonly Stroke[] = [];
  /** A pointer on the picture draws. */
  @property({ type: Boolean, reflect: true }) drawing = false;

  readonly #canvas = document.createElement('canvas');
  readonly #resized = new ResizeObserver(() => this.#fit());
  #box: Size = { width: 1, height: 1 };
  #shown: { readonly picture: Drawable; readonly moment: Moment; readonly scene: Scene } | null = null;
  /** The moment the person was measured in: the frame is taken there, once. */
  #measured: Moment | null = null;
  #theme: OverlayTheme = DEFAULT_THEME;
  /** From picture pixels to the canvas's own, as it was drawn last. */
  #toCanvas = new DOMMatrix();
  /** The line that is being drawn. */
  #line: { x: number; y: number }[] | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#canvas.setAttribute('role', 'img');
    this.append(this.#canvas);
    this.#theme = readTheme(this);
    this.#resized.observe(this);
    this.#canvas.addEventListener('pointerdown', this.#beginLine);
    this.#canvas.addEventListener('pointermove', this.#goOnLine);
    this.#canvas.addEventListener('pointerup', this.#endLine);
    this.#canvas.addEventListener('pointercancel', this.#endLine);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.clear();
  }

  protected override updated(changed: ReadonlyMap<PropertyKey, unknown>): void {
    this.#canvas.setAttribute('aria-label', this.label);
    if (changed.has('strokes') || changed.has('routine')) this.#draw();
  }

  readonly #beginLine = (event: PointerEvent): void => {
    if (!this.drawing || event.button !== 0) return;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#line = [this.#shareAt(event)];
  };

  readonly #goOnLine = (event: PointerEvent): void => {
    if (!this.#line || this.#line.length >= LONGEST_LINE) return;
    this.#line.push(this.#shareAt(event));
    this.#draw();
  };

  readonly #endLine = (): void => {
    const line = this.#line;
    this.#line = null;
    if (line && line.length > 1) this.dispatchEvent(new CustomEvent('plumb-stroke', { detail: line, bubbles: true }));
  };

  /** Where on the picture a pointer is, in shares of its sides. The canvas is shown mirrored. */
  #shareAt({ clientX, clientY }: PointerEvent): { x: number; y: number } {
    const { right, top, width, height } = this.#canvas.getBoundingClientRect();
    const onCanvas = new DOMPoint(
      ((right - clientX) / width) * this.#canvas.width,
      ((clientY - top) / height) * this.#canvas.height,
    );
    const { x, y } = this.#toCanvas.inverse().transformPoint(onCanvas);
    const size = this.#shown?.moment.size ?? this.#box;
    return { x: shareOf(x / size.width), y: shareOf(y / size.height) };
  }

  /** Shows a picture with the marks of its own moment, and closes the one before. Takes the picture over. */
  show(picture: Drawable, moment: Moment, scene: Scene = MARKS): void {
    this.#shown?.picture.close();
    this.#shown = { picture, moment, scene };
    if (scene.kind === 'bare') return this.#draw();
    if (moment.calibration.state !== 'ready' || scene.kind === 'spot') this.#measured = null;
    else if (moment.body) this.#measured ??= moment;
    this.#draw();
  }

  /** Forgets picture and frame. */
  clear(): void {
    this.#shown?.picture.close();
    this.#shown = null;
    this.#measured = null;
  }

  #fit(): void {
    const { width, height } = this.getBoundingClientRect();
    if (!width || !height) return;
    this.#box = { width, height };
    const density = Math.min(devicePixelRatio, FINEST);
    this.#canvas.width = Math.round(width * density);
    this.#canvas.height = Math.round(height * density);
    this.#draw();
  }

  #draw(): void {
    if (!this.#shown) return;
    const context = this.#canvas.getContext('2d', { alpha: false, willReadFrequently: this.byProcessor });
    if (!context) return;
    const { picture, moment, scene } = this.#shown;
    const framing = this.#framing(moment);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = this.#theme.casing;
    context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    const density = this.#canvas.width / this.#box.width;
    context.save();
    const { left, top, right, bottom } = filledPart(framing, moment.size);
    context.beginPath();
    context.rect(left * density, top * density, (right - left) * density, (bottom - top) * density);
    context.clip();
    applyFraming(context, framing, density);
    context.drawImage(picture, 0, 0, moment.size.width, moment.size.height);
    context.restore();
    applyFraming(context, framing, density);
    this.#toCanvas = context.getTransform();
    const unit = framing.box.height / framing.scale / 100;
    paintMarks(context, this.#marks(moment, scene, unit), { theme: this.#theme, framing, mirrored: true });
    context.setTransform(this.#toCanvas);
    const { chalk, casing } = this.#theme;
    for (const stroke of [...this.strokes, ...(this.#line ? [this.#line] : [])])
      paintStroke(context, stroke, moment.size, { unit, chalk, casing });
  }

  #marks(moment: Moment, scene: Scene, unit: number): readonly Mark[] {
    if (scene.kind === 'spot') {
      const { spot, problems } = scene.place;
      const image = moment.body?.image;
      const hips = image ? between(image[PAIR.hip.left]!, image[PAIR.hip.right]!) : null;
      return spotMarks(spot, problems, hips, moment.size, unit, heelsApart(this.routine));
    }
    return scene.kind === 'marks' && this.routine ? overlayMarks(moment, this.routine, unit) : [];
  }

  #framing(moment: Moment): Framing {
    return this.#measured ? framePerson(this.#measured, this.#box) : frameWhole(moment.size, this.#box);
  }
}

/** Most points of one line. */
const LONGEST_LINE = 400;
/** To a ten-thousandth of the picture, and within what a note may hold. */
const shareOf = (value: number): number => Math.min(2, Math.max(-1, Math.round(value * 1e4) / 1e4));

/** A line in chalk with its casing, like every mark. `unit`: a hundredth of the height shown, picture pixels. */
function paintStroke(
  context: CanvasRenderingContext2D,
  stroke: Stroke,
  { width, height }: Size,
  { unit, chalk, casing }: { readonly unit: number; readonly chalk: string; readonly casing: string },
): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  for (const { x, y } of stroke) context.lineTo(x * width, y * height);
  for (const [colour, weight] of [
    [casing, 1.2],
    [chalk, 0.6],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = weight * unit;
    context.stroke();
  }
}

/** The marks' colours from the style sheet, so that high contrast reaches them too. */
function readTheme(element: Element): OverlayTheme {
  const style = getComputedStyle(element);
  const colour = (name: keyof OverlayTheme): string =>
    style.getPropertyValue(`--ov-${name}`).trim() || DEFAULT_THEME[name];
  return {
    chalk: colour('chalk'),
    casing: colour('casing'),
    good: colour('good'),
    attention: colour('attention'),
    unknown: colour('unknown'),
    moving: colour('moving'),
    font: style.fontFamily || DEFAULT_THEME.font,
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'plumb-picture': PlumbPicture;
  }
}
