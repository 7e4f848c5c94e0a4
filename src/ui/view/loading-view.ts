/** How far getting ready has come. */
export interface Loading {
  /** Bytes of pose files; `total` 0 until it is known. */
  readonly loaded: number;
  readonly total: number;
  readonly sourceReady: boolean;
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
}

/** From here on it is said what is waited for. */
const LONG = 10_000;

/** What getting ready looks like. */
export function loadingView(loading: Loading): LoadingView {
  const { loaded, total } = loading;
  const filesReady = total > 0 && loaded >= total;
  return {
    fraction: total > 0 ? Math.min(1, loaded / total) : 0,
    title: 'Getting ready',
    detail: filesReady ? `${megabytes(total)} MB are here. Starting the model.` : filesWords(loaded, total),
    waiting: loading.since > LONG || !loading.sourceReady ? waitingFor(loading, filesReady) : '',
  };
}

const filesWords = (loaded: number, total: number): string =>
  total > 0 ? `${megabytes(loaded)} of ${megabytes(total)} MB, once.` : 'Looking for the model.';

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

function waitingFor({ source, sourceReady, since }: Loading, filesReady: boolean): string {
  if (!sourceReady)
    return source === 'camera'
      ? 'Allow the camera, if your browser asks.'
      : since > LONG
        ? 'Still opening the video.'
        : '';
  return filesReady ? 'The first start takes longest. Still starting the model.' : 'Still loading the model.';
}
