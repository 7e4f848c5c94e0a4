import { toBox } from './framing.ts';
import type { Context2D, Framing } from './framing.ts';
import type { Mark, Point } from './marks.ts';
import type { OverlayTheme } from './theme.ts';

/** What painting needs to know besides the marks. */
export interface PaintOptions {
  readonly theme: OverlayTheme;
  readonly framing: Framing;
  /** The result will be shown mirrored: text is written the other way round, so that it can be read there. */
  readonly mirrored: boolean;
}

/** Thinnest line, box pixels. */
const THINNEST = 1.5;
const CASING_OPACITY = 0.6;
const CASING_WIDER = 0.62;
const LABEL_SIZE = 3.35;
/** Smaller text is left out: the list beside the picture has the number. Box pixels. */
const SMALLEST_TEXT = 14;
const PLATE_OPACITY = 0.86;

/** Paints marks, in order, over a picture that was drawn with the same framing. */
export function paintMarks(context: Context2D, marks: readonly Mark[], options: PaintOptions): void {
  const { framing, theme } = options;
  const unit = framing.box.height / framing.scale / 100;
  const pen = { context, theme, unit, thinnest: THINNEST / framing.scale, options };
  context.save();
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const mark of marks) paintMark(pen, mark);
  context.restore();
}

interface Pen {
  readonly context: Context2D;
  readonly theme: OverlayTheme;
  readonly unit: number;
  readonly thinnest: number;
  readonly options: PaintOptions;
}

function paintMark(pen: Pen, mark: Mark): void {
  switch (mark.kind) {
    case 'line':
      return stroke(pen, mark, () => trace(pen.context, mark.points));
    case 'ring':
      return stroke(pen, mark, () => circle(pen.context, mark.at, mark.radius * pen.unit));
    case 'area':
      return fillArea(pen, mark);
    case 'disc':
      return fillDisc(pen, mark);
    case 'label':
      return writeLabel(pen, mark);
  }
}

function stroke(pen: Pen, mark: Extract<Mark, { kind: 'line' | 'ring' }>, path: () => void): void {
  const { context, theme, unit, thinnest } = pen;
  const width = Math.max(thinnest, mark.width * unit);
  context.setLineDash((mark.dash ?? []).map((part) => part * unit));
  if (mark.cased) {
    context.strokeStyle = theme.casing;
    context.globalAlpha = CASING_OPACITY;
    context.lineWidth = width + CASING_WIDER * unit;
    path();
    context.stroke();
  }
  context.strokeStyle = theme[mark.ink];
  context.globalAlpha = mark.opacity ?? 1;
  context.lineWidth = width;
  path();
  context.stroke();
  context.globalAlpha = 1;
}

function fillArea({ context, theme, unit }: Pen, mark: Extract<Mark, { kind: 'area' }>): void {
  trace(context, mark.points);
  context.closePath();
  context.setLineDash([]);
  if (mark.cased) {
    context.strokeStyle = theme.casing;
    context.globalAlpha = CASING_OPACITY;
    context.lineWidth = CASING_WIDER * unit * 1.4;
    context.stroke();
  }
  context.fillStyle = theme[mark.ink];
  context.globalAlpha = mark.opacity;
  context.fill();
  context.globalAlpha = 1;
}

function fillDisc({ context, theme, unit }: Pen, mark: Extract<Mark, { kind: 'disc' }>): void {
  context.fillStyle = theme.casing;
  context.globalAlpha = CASING_OPACITY;
  circle(context, mark.at, (mark.radius + CASING_WIDER / 2) * unit);
  context.fill();
  context.fillStyle = theme[mark.ink];
  context.globalAlpha = 1;
  circle(context, mark.at, mark.radius * unit);
  context.fill();
}

function writeLabel(pen: Pen, mark: Extract<Mark, { kind: 'label' }>): void {
  const { context, theme, options } = pen;
  const { scale, turn, box } = options.framing;
  const size = (LABEL_SIZE / 100) * box.height;
  if (size < SMALLEST_TEXT) return;
  context.save();
  context.translate(mark.at.x, mark.at.y);
  context.rotate(-turn);
  context.scale(1 / scale, 1 / scale);
  if (options.mirrored) context.scale(-1, 1);
  context.font = `600 ${size}px ${theme.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  const width = context.measureText(mark.text).width + size * 1.2;
  const height = size * 1.55;
  const way = mark.toward * (options.mirrored ? -1 : 1);
  const middle = keepInside(pen, mark.at, (way * width) / 2, width);
  context.fillStyle = theme.casing;
  context.globalAlpha = PLATE_OPACITY;
  context.beginPath();
  context.roundRect(middle - width / 2, -height / 2, width, height, 3);
  context.fill();
  context.globalAlpha = 1;
  context.fillStyle = theme[mark.ink];
  context.fillText(mark.text, middle, size * 0.06);
  context.restore();
}

/** Where the middle of a label goes, beside `at`, so that it does not run out of the box. Box pixels from `at`. */
function keepInside({ options }: Pen, at: Point, wanted: number, width: number): number {
  const { framing, mirrored } = options;
  const fromMiddle = (toBox(framing, at).x - framing.box.width / 2) * (mirrored ? -1 : 1);
  const edge = framing.box.width / 2 - width / 2 - 8;
  return Math.min(Math.max(fromMiddle + wanted, -edge), edge) - fromMiddle;
}

function trace(context: Context2D, points: readonly Point[]): void {
  context.beginPath();
  points.forEach(({ x, y }, i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
}

function circle(context: Context2D, { x, y }: Point, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}
