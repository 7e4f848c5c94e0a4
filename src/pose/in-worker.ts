import type { Body } from '../core/frame.ts';
import type { Millis } from '../core/units.ts';
import { unpackBody } from './body.ts';
import { PoseError } from './estimator.ts';
import type { EstimatorInfo, ModelName, Picture, PoseEstimator, Spent } from './estimator.ts';
import type { Accelerator, Answer, Request } from './messages.ts';

/** What is to be opened. */
export interface OpenOptions {
  readonly model: ModelName;
  readonly accelerator?: Accelerator;
  /** Bytes of pose files loaded so far, and in all. */
  readonly onProgress?: (loaded: number, total: number) => void;
  /** The worker had died, or had lost its graphics card, and works again. */
  readonly onRestart?: () => void;
  /** Gives up opening: the worker is ended at once, and its reason is thrown. An open estimator ends by `close`. */
  readonly signal?: AbortSignal;
}

/** How long opening, and the first body, may take. Software WebGL takes up to 14 s for the first. Milliseconds. */
const PATIENCE = 30_000;
/** After that a worker counts as dead that takes this many times longer than ever before, and at least so long. */
const TIMES_LONGER = 8;
const LEAST_PATIENCE = 1500;
/** A slow picture is forgotten after some twenty others: the first ones are slow everywhere. */
const FORGETTING = 0.9;

/**
 * The estimator that `serve`s in the worker that `start` makes.
 * A worker that dies or breaks is replaced, once a call, and looks at the picture again; `onRestart` tells of it.
 * Throws `PoseError` for what a user can mend; what nobody foresaw comes out with the name it had in the worker.
 */
export async function openInWorker(start: () => Worker, options: OpenOptions): Promise<PoseEstimator> {
  let connection = await connect(start, options);
  let closed = false;

  const restart = async (): Promise<void> => {
    connection.close();
    connection = await connect(start, options);
    if (closed) connection.close();
    else options.onRestart?.();
  };

  return {
    get info() {
      return connection.info;
    },
    get spent() {
      return connection.spent;
    },
    async estimate(picture, t) {
      if (closed) {
        picture.close();
        throw new PoseError('The pose model is closed.');
      }
      const spare = copyOf(picture);
      try {
        return await connection.estimate(picture, t);
      } catch (error) {
        if (closed || isForTheUser(error)) throw error;
        await restart();
        return spare && (await connection.estimate(spare, t));
      } finally {
        // What a worker took over is no longer here; what none took is closed.
        picture.close();
        spare?.close();
      }
    },
    close() {
      closed = true;
      connection.close();
    },
  };
}

/** The same picture again, at no cost; null for a kind that would have to be copied. */
const copyOf = (picture: Picture): VideoFrame | null =>
  typeof VideoFrame !== 'undefined' && picture instanceof VideoFrame ? picture.clone() : null;

/** Without an answer; told to the user only where even a fresh worker dies. */
class WorkerDied extends PoseError {}
const NO_ANSWER = 'The pose model stopped without an answer. Reload the page to start it again.';

const isForTheUser = (error: unknown): boolean => error instanceof PoseError && !(error instanceof WorkerDied);

interface Connection {
  readonly info: EstimatorInfo;
  readonly spent: Spent | undefined;
  estimate(picture: Picture, t: Millis): Promise<Body | null>;
  close(): void;
}

async function connect(
  start: () => Worker,
  { model, accelerator = 'auto', onProgress, onRestart, signal }: OpenOptions,
): Promise<Connection> {
  signal?.throwIfAborted();
  const worker = start();
  const life = watchLife(worker);
  const close = (): void => {
    life.end();
    worker.terminate();
  };
  const ask = (request: Request, transfer: Transferable[] = [], watch: Watch = {}): Promise<Answer> => {
    if (life.isOver) return Promise.reject(new WorkerDied(NO_ANSWER));
    worker.postMessage(request, transfer);
    return nextAnswer(worker, watch);
  };
  let slowest: number | null = null;
  let info: EstimatorInfo;
  let spent: Spent | undefined;
  try {
    const models = new URL('models/', document.baseURI).pathname;
    const ready = await ask({ kind: 'open', model, accelerator, models, life: life.name }, [], { onProgress, signal });
    if (ready.kind !== 'ready') throw new PoseError('The pose model gave an answer out of turn.');
    ({ info } = ready);
    return {
      get info() {
        return info;
      },
      get spent() {
        return spent;
      },
      async estimate(picture, t) {
        const patience = slowest === null ? PATIENCE : Math.max(LEAST_PATIENCE, TIMES_LONGER * slowest);
        const began = performance.now();
        const answer = await ask({ kind: 'estimate', picture, t }, [picture], { patience });
        if (answer.kind !== 'estimated') throw new PoseError('The pose model gave an answer out of turn.');
        // What opened anew on the way says nothing of how long a picture takes.
        if (!answer.restarted && (answer.values || slowest !== null))
          slowest = Math.max((slowest ?? 0) * FORGETTING, performance.now() - began);
        ({ spent } = answer);
        if (answer.restarted) {
          info = answer.restarted;
          onRestart?.();
        }
        return answer.values && unpackBody(answer.values);
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** Sent to a worker object when its thread has ended. */
const GONE = 'gone';

/** Knows at once when the worker's thread ends, in browsers that have locks; elsewhere its silence tells, later. */
function watchLife(worker: Worker) {
  const name = `plumbline-pose-${crypto.randomUUID()}`;
  const watching = new AbortController();
  let isOver = false;
  const over = (): void => {
    isOver = true;
    worker.dispatchEvent(new Event(GONE));
  };
  const begin = ({ data }: MessageEvent<Answer>): void => {
    if (data.kind !== 'alive') return;
    worker.removeEventListener('message', begin);
    navigator.locks.request(name, { signal: watching.signal }, over).catch(() => undefined);
  };
  worker.addEventListener('message', begin);
  return {
    name,
    get isOver() {
      return isOver;
    },
    end: () => watching.abort(),
  };
}

interface Watch {
  readonly onProgress?: OpenOptions['onProgress'] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without a word until the worker counts as dead. */
  readonly patience?: number;
}

/** The worker's next answer; progress on the way there goes to `onProgress`. Whatever it says keeps the patience alive. */
function nextAnswer(worker: Worker, { onProgress, signal, patience = PATIENCE }: Watch): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const die = () => {
      worker.terminate();
      settle(() => reject(new WorkerDied(NO_ANSWER)));
    };
    const giveUp = () => settle(() => reject(signal?.reason as Error));
    let timer = setTimeout(die, patience);
    const beginAgain = () => {
      clearTimeout(timer);
      timer = setTimeout(die, patience);
    };
    const settle = (then: () => void) => {
      clearTimeout(timer);
      worker.removeEventListener('message', listen);
      worker.removeEventListener('error', die);
      worker.removeEventListener(GONE, die);
      signal?.removeEventListener('abort', giveUp);
      then();
    };
    const listen = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'progress') onProgress?.(data.loaded, data.total);
      if (data.kind === 'alive' || data.kind === 'progress' || data.kind === 'reopening') beginAgain();
      else if (data.kind === 'failed') settle(() => reject(thrownThere(data)));
      else settle(() => resolve(data));
    };
    worker.addEventListener('message', listen);
    worker.addEventListener('error', die);
    worker.addEventListener(GONE, die);
    signal?.addEventListener('abort', giveUp);
  });
}

/** The worker's error, as what it was. */
function thrownThere({ name, message, fault }: Extract<Answer, { kind: 'failed' }>): Error {
  return name === 'PoseError' ? new PoseError(message, fault) : Object.assign(new Error(message), { name });
}
