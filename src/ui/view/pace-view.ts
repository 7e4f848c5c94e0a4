/** What is told about how the app keeps up. */
export interface Pace {
  /** Pictures worked on in the last seconds, a second. */
  readonly rate: number;
  readonly dropped: number;
  /** From having a picture to showing it with its marks, milliseconds. */
  readonly age: number;
  /** Times life speed, for a file or the demo; null for a camera. */
  readonly speed: number | null;
}

/** `11 pictures a second · none dropped · marks after 84 ms`, and the speed where it is not life's. */
export function paceWords({ rate, dropped, age, speed }: Pace): readonly string[] {
  const counted = `${rate.toFixed(rate < 10 ? 1 : 0)} pictures a second`;
  const lost = dropped ? `${dropped} dropped` : 'none dropped';
  const slow = speed !== null && speed < 0.95 ? [`Shown at ${Math.max(0.1, speed).toFixed(1)}× speed`] : [];
  return [...slow, counted, lost, `marks after ${Math.round(age)} ms`];
}
