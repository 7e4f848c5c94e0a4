/**
 * The smallest page that `@mediapipe/pose` needs, inside a worker; import it before anything else. The package's own
 * worker branch is broken, so it is made to take its page branch: script tags become imports, canvases are off-screen.
 */
const glue: Readonly<Record<string, () => Promise<{ run(): void }>>> = {
  // Literal imports: a computed one drags the dev server's page client into the worker.
  'pose_solution_simd_wasm_bin.js': () => import('virtual:mediapipe/pose_solution_simd_wasm_bin.js'),
  'pose_solution_packed_assets_loader.js': () => import('virtual:mediapipe/pose_solution_packed_assets_loader.js'),
};

let onContextLost = (): void => undefined;

/** Resolves when a WebGL context is lost that was made on this page from now on, and before this is asked again. */
export function contextLost(): Promise<void> {
  return new Promise((resolve) => {
    onContextLost = resolve;
  });
}

function makeCanvas(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(1, 1);
  canvas.addEventListener('webglcontextlost', onContextLost);
  return canvas;
}

interface ScriptTag {
  src: string;
  readonly listeners: Record<string, () => void>;
  readonly style: object;
  setAttribute(name: string, value: string): void;
  addEventListener(type: string, listener: () => void): void;
}

const makeScript = (): ScriptTag => ({
  src: '',
  listeners: {},
  style: {},
  setAttribute(name, value) {
    if (name === 'src') this.src = value;
  },
  addEventListener(type, listener) {
    this.listeners[type] = listener;
  },
});

function runScript(tag: ScriptTag): void {
  const load = glue[tag.src.split('/').pop() ?? ''];
  const done = load ? load() : Promise.reject(new Error(`no script ${tag.src}`));
  done.then(
    (script) => {
      script.run();
      tag.listeners['load']?.();
    },
    () => tag.listeners['error']?.(),
  );
}

const ignore = () => {};

Object.assign(self, {
  window: self,
  alert: ignore,
  document: {
    createElement: (tag: string) => (tag === 'canvas' ? makeCanvas() : makeScript()),
    addEventListener: ignore,
    removeEventListener: ignore,
    getElementById: () => null,
    querySelector: () => null,
    body: { appendChild: runScript },
  },
});

/** `@mediapipe/pose` reads `width` and `height` of what it is given, which a `VideoFrame` calls by other names. */
if (typeof VideoFrame !== 'undefined')
  for (const [name, real] of [
    ['width', 'displayWidth'],
    ['height', 'displayHeight'],
  ] as const)
    Object.defineProperty(VideoFrame.prototype, name, {
      configurable: true,
      get(this: VideoFrame) {
        return this[real];
      },
    });
