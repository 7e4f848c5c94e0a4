import { vi } from 'vitest';

/** A worker that says only what the test has it say. */
export class FakeWorker extends EventTarget {
  static last: FakeWorker;
  readonly postMessage = vi.fn();
  readonly terminate = vi.fn();
  constructor() {
    super();
    FakeWorker.last = this;
  }
  say(data: object): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}
