import type { Body } from '../core/frame.ts';
import type { Millis } from '../core/units.ts';
import { unpackBody } from './body.ts';
import { PoseError } from './estimator.ts';
import type { EstimatorInfo, ModelName, Picture, PoseEstimator } from './estimator.ts';
import type { Accelerator, Answer, Request } from './messages.ts';

/** What is to be opened. */
export interface OpenOptions {
  readonly model: ModelName;
  readonly accelerator?: Accelerator;
  /** Bytes of pose files loaded so far, and in all. */
  readonly onProgress?: (loaded: number, total: number) => void;
  /** Gives up opening: the worker is ended at once, and its reason is thrown. An open estimator ends by `close`. */
  readonly signal?: AbortSignal;
}

/** Longest that a frame may take before the worker counts as dead. Software WebGL takes up to 14 s for the first. */
const PATIENCE_MS = 30_000;

/**
 * The estimator that `serve`s in the worker that `start` makes.
 * A worker that dies is replaced, once a call; the frame it died on is lost.
 * Throws `PoseError` for what a user can mend; what nobody foresaw comes out with the name it had in the worker.
 */
export async function openInWorker(start: () => Worker, options: OpenOptions): Promise<PoseEstimator> {
  let connection = await connect(start, options);
  let closed = false;
  return {
    get info() {
      return connection.info;
    },
    async estimate(picture, t) {
      if (closed) throw new PoseError('The pose model is closed.');
      try {
        return await connection.estimate(picture, t);
      } catch (error) {
        if (!(error instanceof WorkerDied)) throw error;
        connection = await connect(start, options);
        return null;
      }
    },
    close() {
      closed = true;
      connection.close();
    },
  };
}

/** Without an answer; told to the user only where even a fresh worker dies. */
class WorkerDied extends PoseError {}

interface Connection {
  readonly info: EstimatorInfo;
  estimate(picture: Picture, t: Millis): Promise<Body | null>;
  close(): void;
}

async function connect(
  start: () => Worker,
  { model, accelerator = 'auto', onProgress, signal }: OpenOptions,
): Promise<Connection> {
  signal?.throwIfAborted();
  const worker = start();
  const ask = (request: Request, transfer: Transferable[] = [], watch: Watch = {}): Promise<Answer> => {
    worker.postMessage(request, transfer);
    return nextAnswer(worker, watch);
  };
  try {
    const models = new URL('models/', document.baseURI).pathname;
    const ready = await ask({ kind: 'open', model, accelerator, models }, [], { onProgress, signal });
    if (ready.kind !== 'ready') throw new PoseError('The pose model gave an answer out of turn.');
    return {
      info: ready.info,
      async estimate(picture, t) {
        const answer = await ask({ kind: 'estimate', picture, t }, [picture]);
        if (answer.kind !== 'estimated') throw new PoseError('The pose model gave an answer out of turn.');
        return answer.values && unpackBody(answer.values);
      },
      close: () => worker.terminate(),
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

interface Watch {
  readonly onProgress?: OpenOptions['onProgress'] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The worker's next answer; progress on the way there goes to `onProgress`, and keeps the patience alive. */
function nextAnswer(worker: Worker, { onProgress, signal }: Watch): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const die = () => {
      worker.terminate();
      settle(() =>
        reject(new WorkerDied('The pose model stopped without an answer. Reload the page to start it again.')),
      );
    };
    const giveUp = () => settle(() => reject(signal?.reason as Error));
    let timer = setTimeout(die, PATIENCE_MS);
    const settle = (then: () => void) => {
      clearTimeout(timer);
      worker.removeEventListener('message', listen);
      worker.removeEventListener('error', die);
      signal?.removeEventListener('abort', giveUp);
      then();
    };
    const listen = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'progress') {
        onProgress?.(data.loaded, data.total);
        clearTimeout(timer);
        timer = setTimeout(die, PATIENCE_MS);
      } else if (data.kind === 'failed') settle(() => reject(thrownThere(data)));
      else settle(() => resolve(data));
    };
    worker.addEventListener('message', listen);
    worker.addEventListener('error', die);
    signal?.addEventListener('abort', giveUp);
  });
}

/** The worker's error, as what it was. */
function thrownThere({ name, message }: Extract<Answer, { kind: 'failed' }>): Error {
  return name === 'PoseError' ? new PoseError(message) : Object.assign(new Error(message), { name });
}
