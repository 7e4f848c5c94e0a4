/** A picture that says its own number: sixteen squares along its lower edge, white for one, the largest on the left. */
const BITS = 16;
/** Height of the squares, in shares of the picture's. */
const STRIP = 0.06;

/** What both kinds of canvas have. */
type Context = OffscreenCanvasRenderingContext2D;

/** Draws a grey picture with the number on it. */
export function drawClock(context: Context, number: number): void {
  const { width, height } = context.canvas;
  context.fillStyle = '#777';
  context.fillRect(0, 0, width, height);
  for (let bit = 0; bit < BITS; bit++) {
    context.fillStyle = (number >> (BITS - 1 - bit)) & 1 ? '#fff' : '#000';
    context.fillRect((bit * width) / BITS, height * (1 - STRIP), width / BITS + 1, height * STRIP);
  }
}

/** The number that a picture says. */
export function readClock(context: Context): number {
  const { width, height } = context.canvas;
  const y = Math.round(height * (1 - STRIP / 2));
  let number = 0;
  for (let bit = 0; bit < BITS; bit++) {
    const x = Math.round(((bit + 0.5) * width) / BITS);
    number = number * 2 + (context.getImageData(x, y, 1, 1).data[0]! > 127 ? 1 : 0);
  }
  return number;
}
