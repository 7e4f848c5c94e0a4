import type { FromOffline, ToOffline } from './messages.ts';

/** How far it has come that the app works without a network. */
export type Offline =
  /** This browser keeps no apps, or nothing has begun yet. */
  | { readonly kind: 'none' }
  /** Bytes that are kept, and that will be. */
  | { readonly kind: 'loading'; readonly loaded: number; readonly total: number }
  /** `update`: a newer version waits for the next start. */
  | { readonly kind: 'ready'; readonly update: boolean }
  | { readonly kind: 'failed' };

/** What the page has of the browser; a test has its own. */
export interface Browser {
  readonly workers: Pick<ServiceWorkerContainer, 'register' | 'controller' | 'addEventListener'>;
  /** Which of LiteRT's builds this machine computes with. */
  readonly build: () => Promise<string>;
  readonly reload: () => void;
}

/**
 * Has the browser keep the app, and tells how far it is. A newer version takes over where `mayReload` says that nothing has
 * begun on this page; else it waits for the next start.
 */
export async function keepApp(
  { workers, build, reload }: Browser,
  mayReload: () => boolean,
  onChange: (state: Offline) => void,
): Promise<void> {
  let state: Offline = { kind: 'none' };
  let update = false;
  const change = (next: Offline): void => onChange((state = next));
  workers.addEventListener('message', (event) => {
    const message = (event as MessageEvent<FromOffline>).data;
    // A newer version that comes while an older one works is not what is waited for.
    if (message.kind === 'ready') change({ kind: 'ready', update });
    else if (state.kind !== 'ready')
      change(message.kind === 'failed' ? { kind: 'failed' } : { ...message, kind: 'loading' });
  });
  const registration = await workers.register(`sw.js?litert=${await build()}`).catch(() => null);
  // Where it is forbidden, by a policy or by a test, there is none.
  if (!registration) return;
  const ask = (worker: ServiceWorker | null, request: ToOffline) => worker?.postMessage(request, { transfer: [] });
  ask(registration.active, { kind: 'state' });
  const takeOver = (worker: ServiceWorker): void => {
    update = true;
    change({ kind: 'ready', update });
    if (!mayReload()) return;
    workers.addEventListener('controllerchange', () => mayReload() && reload(), { once: true });
    ask(worker, { kind: 'take-over' });
  };
  if (registration.waiting) takeOver(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && registration.active) takeOver(coming);
    });
  });
}
