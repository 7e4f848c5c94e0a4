// The service worker: keeps the app's files on this computer, and answers with them.
import { buildNamed, keptAtOnce } from './files.ts';
import type { OfflineFiles } from './files.ts';
import { KeptFiles } from './kept-files.ts';
import type { FromOffline, ToOffline } from './messages.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build: the app's files, and the headers that a host should send. */
declare const PLUMBLINE_FILES: OfflineFiles;
declare const PLUMBLINE_HEADERS: Readonly<Record<string, string>>;

const base = new URL('./', self.location.href).href;
const kept = new KeptFiles(PLUMBLINE_FILES, base, PLUMBLINE_HEADERS, {
  caches: self.caches,
  fetch: (url, init) => self.fetch(url, init),
});
const atOnce = keptAtOnce(PLUMBLINE_FILES, buildNamed(new URL(self.location.href).searchParams.get('litert')));

async function tell(message: FromOffline): Promise<void> {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) tellOne(client, message);
}

const tellOne = (client: Client, message: FromOffline): void => client.postMessage(message, { transfer: [] });

async function install(): Promise<void> {
  try {
    await kept.fetchMissing(atOnce, (loaded, total) => void tell({ kind: 'progress', loaded, total }));
  } catch (error) {
    await tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}

/** A newer version waits until no page of the older one is open: nothing changes under a set. */
async function activate(): Promise<void> {
  await kept.sweep();
  await self.clients.claim();
  await tell({ kind: 'ready' });
}

/** The page that asks must be the only one: another may be in the middle of a set. */
async function takeOver(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length === 1) await self.skipWaiting();
}

async function hear(request: ToOffline, client: Client): Promise<void> {
  if (request.kind === 'take-over') await takeOver();
  else if (await kept.has(atOnce)) tellOne(client, { kind: 'ready' });
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => event.waitUntil(hear(event.data as ToOffline, event.source as Client)));
self.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  const isPage = mode === 'navigate';
  if (method !== 'GET' || !kept.knows(url, isPage)) return;
  event.respondWith(kept.answer(url, isPage, (keeping) => event.waitUntil(keeping)));
});
