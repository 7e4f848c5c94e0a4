/** Keeps the screen from going dark until `signal` aborts. A browser that cannot is left as it is. */
export function keepAwake(signal: AbortSignal): void {
  let lock: WakeLockSentinel | null = null;
  const ask = async () => {
    // The browser takes the lock away with the page, and refuses it while the page is hidden.
    if (document.hidden || signal.aborted) return;
    lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
    if (signal.aborted) void lock?.release();
  };
  void ask();
  document.addEventListener('visibilitychange', () => void ask(), { signal });
  signal.addEventListener('abort', () => void lock?.release(), { once: true });
}
