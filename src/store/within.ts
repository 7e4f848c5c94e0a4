/** What a promise gives, or throws; null where it has done neither by then. Milliseconds. */
export function within<Made>(time: number, promise: Promise<Made>): Promise<Made | null> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), time)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
