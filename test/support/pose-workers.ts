/** Runs in the page: keeps hold of every pose worker that is made from now on, and of whether it has seen somebody. */
export function keepWorkers(): void {
  const { Worker } = globalThis;
  const workers: InstanceType<typeof Worker>[] = [];
  Object.assign(globalThis, {
    workers,
    Worker: class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (options?.name !== 'pose') return;
        workers.push(this);
        this.addEventListener('message', ({ data }: MessageEvent<{ kind: string; values?: unknown }>) => {
          if (data.kind === 'estimated' && data.values) Object.assign(this, { hasSeenSomebody: true });
        });
      }
    },
  });
}

/** Runs in the page: ends them without a word, as the system does when memory is short. Gives how many there were so far. */
export function killWorkers(): number {
  const { workers } = globalThis as unknown as { workers: readonly { terminate(): void }[] };
  for (const worker of workers) worker.terminate();
  return workers.length;
}
