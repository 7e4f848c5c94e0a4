import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Sound } from '../../src/record/sound.ts';

const closed = vi.fn();

/** A piece of twenty milliseconds that a microphone recorded at `at`, milliseconds of its own clock. */
const piece = (at: number): AudioData =>
  ({ timestamp: at * 1000, numberOfFrames: 960, sampleRate: 48_000, close: closed }) as unknown as AudioData;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  closed.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A microphone that gives what is put into it. */
function microphone() {
  let controller!: ReadableStreamDefaultController<AudioData>;
  const stream = new ReadableStream<AudioData>({
    start(one) {
      controller = one;
    },
  });
  return { stream, hear: (at: number) => controller.enqueue(piece(at)), end: () => controller.close() };
}

const LISTENER = () => ({ onSound: vi.fn(() => Promise.resolve()), onEnd: vi.fn() });

describe('sound', () => {
  test('is set in the time of the pictures, and keeps to its own clock from then on', async () => {
    const { stream, hear, end } = microphone();
    const sound = new Sound(stream);
    hear(5000);
    await sound.first();
    // A picture of session time 1000 was taken 40 milliseconds ago: now it is 1040.
    sound.tell(1000, 40);
    const listener = LISTENER();
    const over = sound.run(listener);
    await vi.advanceTimersByTimeAsync(7);
    hear(5020);
    hear(5040);
    end();
    await over;
    // The first piece ended now, so that it began twenty milliseconds ago.
    expect(listener.onSound.mock.calls.map(([, t]: unknown[]) => t)).toEqual([1020, 1040, 1060]);
    expect(listener.onEnd).toHaveBeenCalledOnce();
  });

  test('that came before the first picture is left out', async () => {
    const { stream, hear, end } = microphone();
    const sound = new Sound(stream);
    hear(0);
    await sound.first();
    const listener = LISTENER();
    const over = sound.run(listener);
    end();
    await over;
    expect(listener.onSound).not.toHaveBeenCalled();
    expect(closed).toHaveBeenCalledOnce();
  });

  test('of a microphone that gives none is done without, within a second', async () => {
    const sound = new Sound(microphone().stream);
    const first = sound.first();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await first).toBeNull();
  });

  test('that stops holds nothing up for longer than a second', async () => {
    const { stream, hear } = microphone();
    const sound = new Sound(stream);
    hear(0);
    await sound.first();
    sound.tell(100, 0);
    const listener = LISTENER();
    void sound.run(listener);
    await vi.advanceTimersByTimeAsync(1000);
    expect(listener.onEnd).toHaveBeenCalledOnce();
  });
});
