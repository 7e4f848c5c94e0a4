/**
 * Draws a picture and points on it, as every contender's demo does. `alpha`: the page could shine through, as it can in the
 * peers' demos, and cannot in our app.
 */
export function draw(
  picture: CanvasImageSource,
  points: readonly { readonly x: number; readonly y: number }[],
  alpha: boolean,
): void {
  const context = document.querySelector('canvas')!.getContext('2d', { alpha, willReadFrequently: true })!;
  const size =
    picture instanceof VideoFrame
      ? { width: picture.displayWidth, height: picture.displayHeight }
      : { width: (picture as ImageBitmap).width, height: (picture as ImageBitmap).height };
  if (context.canvas.width !== size.width || context.canvas.height !== size.height) Object.assign(context.canvas, size);
  context.drawImage(picture, 0, 0);
  context.fillStyle = 'lime';
  for (const { x, y } of points) {
    context.beginPath();
    context.arc(x, y, 3, 0, 7);
    context.fill();
  }
}
