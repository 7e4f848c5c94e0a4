import type { Millis } from '../core/units.ts';
import { PoseError } from './estimator.ts';
import type { EstimatorInfo, Picture, Spent } from './estimator.ts';
import type { Answer, OpenRequest, Request } from './messages.ts';

/** What does the work in a worker. `estimate` gives rounded numbers, or null for nobody; the picture stays the caller's. */
export interface WorkerEstimator {
  readonly info: EstimatorInfo;
  /** Of the last picture. */
  readonly spent?: Spent;
  /** How often it had to be opened anew, because it had lost its graphics card or had died. */
  readonly restarts?: number;
  estimate(picture: Picture, t: Millis): Promise<Float64Array<ArrayBuffer> | null>;
}

type Open = (request: OpenRequest, onProgress: (loaded: number, total: number) => void) => Promise<WorkerEstimator>;

/** Answers the page's requests in this worker, with the estimator that `open` makes. */
export function serve(open: Open): void {
  let estimator: WorkerEstimator | null = null;

  const handle = async (request: Request): Promise<void> => {
    if (request.kind === 'open') {
      holdLife(request.life);
      estimator = await open(request, (loaded, total) => answer({ kind: 'progress', loaded, total }));
      answer({ kind: 'ready', info: estimator.info });
      return;
    }
    try {
      if (!estimator) throw new PoseError('The pose model is not open.');
      const before = estimator.restarts;
      const values = await estimator.estimate(request.picture, request.t);
      const { spent } = estimator;
      answer(
        {
          kind: 'estimated',
          values,
          ...(spent && { spent }),
          ...(estimator.restarts !== before && { restarted: estimator.info }),
        },
        values ? [values.buffer] : [],
      );
    } finally {
      request.picture.close();
    }
  };

  self.addEventListener('message', (event: MessageEvent<Request>) => {
    handle(event.data).catch((error: unknown) => {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
      answer({ kind: 'failed', name, message, ...(error instanceof PoseError && { fault: error.fault }) });
    });
  });
}

/** Tells the page that the estimator opens anew, which takes longer than a picture. */
export const reopening = (): void => answer({ kind: 'reopening' });

/** Locks go with the thread that holds them, however it ends. */
function holdLife(name: string): void {
  void navigator.locks?.request(name, () => {
    answer({ kind: 'alive' });
    return new Promise(() => undefined);
  });
}

function answer(message: Answer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
