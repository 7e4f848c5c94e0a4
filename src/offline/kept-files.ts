import type { OfflineFile, OfflineFiles } from './files.ts';

/** What keeps and fetches files; a service worker's own `caches` and `fetch`, or a test's. */
export interface Means {
  readonly caches: Pick<CacheStorage, 'open'>;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
}

/** Where files are kept. What a file is called there says what is in it, so versions of the app share what they share. */
const CACHE = 'plumbline-files';

/** The app's files on this computer. Nothing is kept that is not what this version of the app was built with. */
export class KeptFiles {
  readonly #files: OfflineFiles;
  /** The app's address; ends in a slash. */
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #means: Means;

  /** `headers`: what every answer carries. */
  constructor(files: OfflineFiles, base: string, headers: Readonly<Record<string, string>>, means: Means) {
    this.#files = files;
    this.#base = base;
    this.#headers = headers;
    this.#means = means;
  }

  /** Fetches what is missing of `paths`; tells how many bytes are there, and of how many. Throws where one cannot be had. */
  async fetchMissing(paths: readonly string[], onProgress: (loaded: number, total: number) => void): Promise<void> {
    const cache = await this.#open();
    const total = paths.reduce((sum, path) => sum + this.#file(path).bytes, 0);
    let loaded = 0;
    for (const path of paths) {
      if (!(await cache.match(this.#key(path)))) await cache.put(this.#key(path), await this.#fetch(path));
      loaded += this.#file(path).bytes;
      onProgress(loaded, total);
    }
  }

  /** Whether all of these are here. */
  async has(paths: readonly string[]): Promise<boolean> {
    const cache = await this.#open();
    const found = await Promise.all(paths.map((path) => cache.match(this.#key(path))));
    return found.every((response) => response !== undefined);
  }

  /** Whether the app has a file at this address. */
  knows(url: string, isPage: boolean): boolean {
    return this.#pathOf(url, isPage) !== null;
  }

  /**
   * The file at an address that is known: kept, or fetched, and then kept from now on, which `also` waits for: whoever
   * asked sees it come meanwhile.
   */
  async answer(url: string, isPage: boolean, also: (keeping: Promise<unknown>) => void): Promise<Response> {
    const path = this.#pathOf(url, isPage) ?? '';
    const cache = await this.#open();
    const kept = await cache.match(this.#key(path));
    if (kept) return kept;
    const response = await this.#means.fetch(this.#base + path);
    if (!response.ok) return response;
    also(this.#keep(path, response.clone()));
    return this.#answerOf(response.body, response.headers.get('Content-Type'));
  }

  /** A file that is not what it should be is not kept; whoever asked for it finds out by themselves. */
  async #keep(path: string, response: Response): Promise<void> {
    const bytes = await response.arrayBuffer();
    if ((await digest(bytes)) !== this.#file(path).sha256) return;
    const cache = await this.#open();
    await cache.put(this.#key(path), this.#answerOf(bytes, response.headers.get('Content-Type')));
  }

  /** Lets go of what only older versions needed. */
  async sweep(): Promise<void> {
    const cache = await this.#open();
    const own = new Set(Object.keys(this.#files).map((path) => this.#key(path)));
    for (const { url } of await cache.keys()) if (!own.has(url)) await cache.delete(url);
  }

  #open(): Promise<Cache> {
    return this.#means.caches.open(CACHE);
  }

  #file(path: string): OfflineFile {
    const file = this.#files[path];
    if (!file) throw new Error(`the app has no file ${path}`);
    return file;
  }

  #key(path: string): string {
    return `${this.#base}${path}?sha256=${this.#file(path).sha256}`;
  }

  /** Every page address below the app's is the one page. */
  #pathOf(url: string, isPage: boolean): string | null {
    if (!url.startsWith(this.#base)) return null;
    const path = isPage ? '' : url.slice(this.#base.length).split(/[?#]/)[0]!;
    return path in this.#files ? path : null;
  }

  /** What lies in the browser's own cache may be of an older version: then it is fetched past it. */
  async #fetch(path: string): Promise<Response> {
    const { sha256 } = this.#file(path);
    for (const cache of ['default', 'reload'] as const) {
      const response = await this.#means.fetch(this.#base + path, { cache });
      if (!response.ok) continue;
      const bytes = await response.arrayBuffer();
      if ((await digest(bytes)) === sha256) return this.#answerOf(bytes, response.headers.get('Content-Type'));
    }
    throw new Error(`${path || 'the page'} is missing, or not what this version of the app was built with`);
  }

  #answerOf(bytes: BodyInit | null, type: string | null): Response {
    return new Response(bytes, { headers: { ...this.#headers, ...(type && { 'Content-Type': type }) } });
  }
}

async function digest(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
