import { expect, test, vi } from 'vitest';
import { keepApp } from '../../src/offline/keep-app.ts';
import type { Offline } from '../../src/offline/keep-app.ts';
import type { FromOffline, ToOffline } from '../../src/offline/messages.ts';

/** A service worker in this state; it remembers what it was asked. */
class FakeWorker extends EventTarget {
  readonly asked: ToOffline[] = [];
  state: ServiceWorkerState = 'installing';
  postMessage(request: ToOffline): void {
    this.asked.push(request);
  }
  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

function visit(given: { active?: FakeWorker; waiting?: FakeWorker; mayReload?: boolean } = {}) {
  const { active, waiting, mayReload = true } = given;
  const registration = Object.assign(new EventTarget(), {
    active: active ?? null,
    waiting: waiting ?? null,
    installing: null as FakeWorker | null,
  });
  const container = Object.assign(new EventTarget(), {
    controller: null,
    register: vi.fn(async (_url: string) => registration),
  });
  const reload = vi.fn();
  const states: Offline[] = [];
  const workers = container as unknown as ServiceWorkerContainer;
  const begun = keepApp(
    { workers, build: async () => 'threaded', reload },
    () => mayReload,
    (state) => states.push(state),
  );
  const hear = (message: FromOffline) => container.dispatchEvent(new MessageEvent('message', { data: message }));
  return { begun, registration, container, reload, states, hear };
}

test('the first visit tells how much is kept, until all is', async () => {
  const { begun, container, hear, states } = visit();
  await begun;
  expect(container.register).toHaveBeenCalledExactlyOnceWith('sw.js?litert=threaded');
  hear({ kind: 'progress', loaded: 3, total: 9 });
  hear({ kind: 'ready' });
  expect(states).toEqual([
    { kind: 'loading', loaded: 3, total: 9 },
    { kind: 'ready', update: false },
  ]);
});

test('a disk that is full is told', async () => {
  const { begun, hear, states } = visit();
  await begun;
  hear({ kind: 'failed', message: 'QuotaExceededError' });
  expect(states).toEqual([{ kind: 'failed' }]);
});

test('a later visit asks whether all is still there', async () => {
  const active = new FakeWorker();
  await visit({ active }).begun;
  expect(active.asked).toEqual([{ kind: 'state' }]);
});

test('a newer version that comes during a visit waits for the next, and what it loads is not what is waited for', async () => {
  const { begun, registration, hear, states, reload } = visit({ active: new FakeWorker(), mayReload: false });
  await begun;
  hear({ kind: 'ready' });
  registration.installing = new FakeWorker();
  registration.dispatchEvent(new Event('updatefound'));
  hear({ kind: 'progress', loaded: 1, total: 9 });
  expect(states.at(-1)).toEqual({ kind: 'ready', update: false });
  registration.installing.become('installed');
  expect(states.at(-1)).toEqual({ kind: 'ready', update: true });
  expect(registration.installing.asked).toEqual([]);
  expect(reload).not.toHaveBeenCalled();
});

test('at the next start it takes over, and the page begins anew with it', async () => {
  const waiting = new FakeWorker();
  const { begun, container, reload } = visit({ active: new FakeWorker(), waiting });
  await begun;
  expect(waiting.asked).toEqual([{ kind: 'take-over' }]);
  container.dispatchEvent(new Event('controllerchange'));
  expect(reload).toHaveBeenCalledOnce();
});

test('one that comes while nothing has begun takes over at once', async () => {
  const { begun, registration, container, reload } = visit({ active: new FakeWorker() });
  await begun;
  const coming = new FakeWorker();
  registration.installing = coming;
  registration.dispatchEvent(new Event('updatefound'));
  coming.become('installed');
  expect(coming.asked).toEqual([{ kind: 'take-over' }]);
  container.dispatchEvent(new Event('controllerchange'));
  expect(reload).toHaveBeenCalledOnce();
});

test('a set that has begun is not disturbed by it', async () => {
  const waiting = new FakeWorker();
  const { begun, reload, states, hear } = visit({ active: new FakeWorker(), waiting, mayReload: false });
  await begun;
  expect(waiting.asked).toEqual([]);
  hear({ kind: 'ready' });
  expect(states).toEqual([
    { kind: 'ready', update: true },
    { kind: 'ready', update: true },
  ]);
  expect(reload).not.toHaveBeenCalled();
});

test('where it is forbidden, the app goes on without', async () => {
  const container = Object.assign(new EventTarget(), { register: () => Promise.reject(new Error('forbidden')) });
  const workers = container as unknown as ServiceWorkerContainer;
  const change = vi.fn();
  await keepApp({ workers, build: async () => 'plain', reload: vi.fn() }, () => true, change);
  expect(change).not.toHaveBeenCalled();
});
