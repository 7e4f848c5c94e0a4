/** Waits, or until `signal` aborts. Short waits are not worth a timer. Milliseconds. */
export function sleep(duration: number, signal: AbortSignal): Promise<void> {
  if (duration < 2 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, duration);
    signal.addEventListener('abort', wake);
  });
}
