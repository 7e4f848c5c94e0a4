import type { Words } from '../../words/index.ts';

/** How far getting ready has come. */
export interface Loading {
  /** Bytes of pose files; `total` 0 until it is known. */
  readonly loaded: number;
  readonly total: number;
  readonly sourceReady: boolean;
  /** The camera's picture is on the screen already. */
  readonly isMirrored: boolean;
  /** Milliseconds since it began. */
  readonly since: number;
  readonly source: 'camera' | 'file' | 'demo';
}

export interface LoadingView {
  /** 0 to 1. */
  readonly fraction: number;
  readonly title: string;
  readonly detail: string;
  /** What it is waiting for, once it takes long. */
  readonly waiting: string;
  /** The camera's picture is on the screen already. */
  readonly isMirrored: boolean;
  /** What a person can do meanwhile: get in place. */
  readonly meanwhile: readonly string[];
}

/** From here on it is said what is waited for. */
const LONG = 10_000;

/** What getting ready looks like. */
export function loadingView(loading: Loading, { loading: words, home, format }: Words): LoadingView {
  const { loaded, total } = loading;
  const filesReady = total > 0 && loaded >= total;
  const megabytes = (bytes: number): string => format.number(bytes / 1e6, 0);
  const coming = total > 0 ? words.files(megabytes(loaded), megabytes(total)) : words.looking;
  return {
    fraction: total > 0 ? Math.min(1, loaded / total) : 0,
    title: words.title,
    detail: filesReady ? words.here(megabytes(total)) : coming,
    waiting: loading.since > LONG || !loading.sourceReady ? waitingFor(loading, filesReady, words) : '',
    isMirrored: loading.isMirrored,
    meanwhile: loading.source === 'camera' ? home.places : [],
  };
}

function waitingFor({ source, sourceReady, since }: Loading, filesReady: boolean, words: Words['loading']): string {
  if (!sourceReady && source === 'camera') return words.allow;
  if (!sourceReady) return since > LONG ? words.opening : '';
  return filesReady ? words.starting : words.loading;
}
