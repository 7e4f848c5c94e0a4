import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { millis } from '../../src/core/units.ts';
import { PoseError } from '../../src/pose/estimator.ts';
import type { EstimatorInfo } from '../../src/pose/estimator.ts';
import { openInWorker } from '../../src/pose/in-worker.ts';
import type { Answer, Request } from '../../src/pose/messages.ts';

const INFO: EstimatorInfo = {
  runtime: 'litert',
  model: 'lite',
  weightsSha256: '',
  feetSha256: '',
  kneesSha256: '',
  bendsSha256: '',
  pelvisSha256: '',
  accelerator: 'cpu',
  smoothing: false,
};
const BODY: Answer = { kind: 'estimated', values: new Float64Array(33 * 7) };
const NOBODY: Answer = { kind: 'estimated', values: null };

/** A worker that opens at once and answers every picture with what the test says; `null`: not at all. */
class FakeWorker extends EventTarget {
  readonly terminate = vi.fn();
  readonly seen: unknown[] = [];
  constructor(readonly reply: () => Answer | null) {
    super();
  }
  postMessage(request: Request): void {
    if (request.kind === 'estimate') {
      this.seen.push(request.picture);
      request.picture.close();
    }
    if (request.kind === 'open') {
      this.life = request.life;
      this.say({ kind: 'alive' });
    }
    const data = request.kind === 'open' ? ({ kind: 'ready', info: INFO } satisfies Answer) : this.reply();
    if (data) this.say(data);
  }
  life = '';
  say(data: Answer): void {
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })));
  }
}

/** A decoder's frame: counts who still holds it. One that was handed over, or is closed already, is nobody's. */
class FakeFrame {
  static held = 0;
  #isOpen = true;
  constructor() {
    FakeFrame.held++;
  }
  clone(): FakeFrame {
    return new FakeFrame();
  }
  close(): void {
    if (this.#isOpen) FakeFrame.held--;
    this.#isOpen = false;
  }
}
const frame = () => new FakeFrame() as unknown as VideoFrame;

/** Locks that are let go of only when the test says so. */
const locks = {
  waiting: new Map<string, () => void>(),
  async request(name: string, { signal }: { signal: AbortSignal }, got: () => void): Promise<void> {
    this.waiting.set(name, () => signal.aborted || got());
  },
};
/** The worker's thread ends. */
const kill = (worker: FakeWorker | undefined) => locks.waiting.get(worker!.life)?.();

beforeEach(() => {
  FakeFrame.held = 0;
  vi.stubGlobal('navigator', { locks });
  vi.useFakeTimers();
  vi.stubGlobal('VideoFrame', FakeFrame);
  vi.stubGlobal('document', { baseURI: 'http://localhost/' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Opens with workers that answer so, one after the other. */
async function openWith(...replies: (() => Answer | null)[]) {
  const workers = replies.map((reply) => new FakeWorker(reply));
  const onRestart = vi.fn();
  let started = 0;
  const start = () => workers[started++] as unknown as Worker;
  const estimator = await openInWorker(start, { model: 'lite', onRestart });
  return { estimator, workers, onRestart };
}

describe('a worker', () => {
  it('tells where the time of its last picture went', async () => {
    const { estimator } = await openWith(() => ({ ...BODY, spent: { network: 30 } }));
    expect(estimator.spent).toBeUndefined();
    await estimator.estimate(frame(), millis(0));
    expect(estimator.spent).toEqual({ network: 30 });
  });
});

describe('a worker that is killed', () => {
  it('twenty times is replaced twenty times, and every picture is looked at', async () => {
    const kills = 20;
    const dying = Array.from({ length: kills }, () => {
      let pictures = 0;
      return () => (pictures++ < 3 ? BODY : null);
    });
    const { estimator, workers, onRestart } = await openWith(...dying, () => BODY);
    for (let picture = 0; picture < 3 * (kills + 1); picture++) {
      const looked = estimator.estimate(frame(), millis(33 * picture));
      await vi.advanceTimersByTimeAsync(2000);
      expect(await looked, `picture ${picture}`).not.toBeNull();
    }
    expect(onRestart).toHaveBeenCalledTimes(kills);
    for (const worker of workers.slice(0, kills)) expect(worker.terminate).toHaveBeenCalled();
  });

  it('is replaced within two seconds, and the picture it died on is looked at again', async () => {
    let alive = true;
    const { estimator, workers, onRestart } = await openWith(
      () => (alive ? BODY : null),
      () => BODY,
    );
    await estimator.estimate(frame(), millis(0));
    alive = false;
    const lost = estimator.estimate(frame(), millis(33));
    await vi.advanceTimersByTimeAsync(2000);
    expect(await lost).not.toBeNull();
    expect(workers[0]!.terminate).toHaveBeenCalled();
    expect(workers[1]!.seen).toHaveLength(1);
    expect(onRestart).toHaveBeenCalledOnce();
  });

  it('is replaced at once where the browser tells of it, also before it has ever seen anybody', async () => {
    const { estimator, workers, onRestart } = await openWith(
      () => null,
      () => BODY,
    );
    const lost = estimator.estimate(frame(), millis(0));
    kill(workers[0]);
    await vi.advanceTimersByTimeAsync(10);
    expect(await lost).not.toBeNull();
    expect(onRestart).toHaveBeenCalledOnce();
  });

  it('between two pictures is replaced with the next one', async () => {
    const { estimator, workers, onRestart } = await openWith(
      () => BODY,
      () => BODY,
    );
    await estimator.estimate(frame(), millis(0));
    kill(workers[0]);
    expect(await estimator.estimate(frame(), millis(33))).not.toBeNull();
    expect(workers[0]!.seen).toHaveLength(1);
    expect(onRestart).toHaveBeenCalledOnce();
  });

  it('by closing the estimator is not missed', async () => {
    const { estimator, workers, onRestart } = await openWith(() => BODY);
    estimator.close();
    kill(workers[0]);
    await vi.advanceTimersByTimeAsync(10);
    expect(onRestart).not.toHaveBeenCalled();
  });

  it('is waited for much longer before it has ever seen anybody: the first body is slow', async () => {
    const { estimator, onRestart } = await openWith(
      () => null,
      () => NOBODY,
    );
    const first = estimator.estimate(frame(), millis(0));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(onRestart).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2000);
    expect(await first).toBeNull();
    expect(onRestart).toHaveBeenCalledOnce();
  });

  it('that opens anew is waited for from its word on, and what that took does not make the next wait longer', async () => {
    const { estimator, workers, onRestart } = await openWith(
      () => (workers[0]!.seen.length < 2 ? BODY : null),
      () => BODY,
    );
    await estimator.estimate(frame(), millis(0));
    const reopened = estimator.estimate(frame(), millis(33));
    await vi.advanceTimersByTimeAsync(1400);
    workers[0]!.say({ kind: 'reopening' });
    await vi.advanceTimersByTimeAsync(1400);
    workers[0]!.say({ ...BODY, restarted: INFO });
    await vi.advanceTimersByTimeAsync(10);
    expect(await reopened).not.toBeNull();
    expect(workers[0]!.terminate).not.toHaveBeenCalled();
    expect(onRestart).toHaveBeenCalledOnce();
    const lost = estimator.estimate(frame(), millis(66));
    await vi.advanceTimersByTimeAsync(1600);
    expect(await lost).not.toBeNull();
    expect(workers[0]!.terminate).toHaveBeenCalled();
  });

  it('leaves no picture behind that somebody still holds', async () => {
    const { estimator } = await openWith(
      () => null,
      () => BODY,
    );
    const pictures = estimator.estimate(frame(), millis(0));
    await vi.advanceTimersByTimeAsync(31_000);
    await pictures;
    expect(FakeFrame.held).toBe(0);
  });

  it('leaves none behind either where it ended between two pictures, or was closed', async () => {
    const { estimator, workers } = await openWith(
      () => BODY,
      () => BODY,
    );
    await estimator.estimate(frame(), millis(0));
    kill(workers[0]);
    await estimator.estimate(frame(), millis(33));
    estimator.close();
    await expect(estimator.estimate(frame(), millis(66))).rejects.toBeInstanceOf(PoseError);
    expect(FakeFrame.held).toBe(0);
  });
});

describe('a worker that has lost its graphics card', () => {
  it('tells that it works again, and what computes from now on', async () => {
    const restarted = { ...INFO, model: 'full' } as const;
    const { estimator, onRestart } = await openWith(() => ({ ...BODY, restarted }));
    await estimator.estimate(frame(), millis(0));
    expect(onRestart).toHaveBeenCalledOnce();
    expect(estimator.info).toEqual(restarted);
  });
});

describe('a worker that breaks', () => {
  const broken = (name: string): Answer => ({ kind: 'failed', name, message: 'unreachable' });

  it('is replaced as well', async () => {
    const { estimator, onRestart } = await openWith(
      () => broken('RuntimeError'),
      () => BODY,
    );
    expect(await estimator.estimate(frame(), millis(0))).not.toBeNull();
    expect(onRestart).toHaveBeenCalledOnce();
  });

  it('on the same picture twice is given up, with the name that the error had', async () => {
    const { estimator } = await openWith(
      () => broken('RuntimeError'),
      () => broken('RuntimeError'),
    );
    await expect(estimator.estimate(frame(), millis(0))).rejects.toMatchObject({ name: 'RuntimeError' });
  });

  it('with words for the user is not replaced: they are told', async () => {
    const { estimator, onRestart } = await openWith(() => broken('PoseError'));
    await expect(estimator.estimate(frame(), millis(0))).rejects.toBeInstanceOf(PoseError);
    expect(onRestart).not.toHaveBeenCalled();
  });

  it('is not replaced after it was closed', async () => {
    const { estimator, workers } = await openWith(() => null);
    const waiting = estimator.estimate(frame(), millis(0));
    estimator.close();
    vi.advanceTimersByTime(31_000);
    await expect(waiting).rejects.toBeInstanceOf(PoseError);
    expect(workers[0]!.terminate).toHaveBeenCalled();
  });
});
