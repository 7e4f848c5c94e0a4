import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));

/**
 * What each folder may import besides itself: other folders of `src`, and packages. Imports run one way, from capture
 * through the core to what shows, speaks or saves; `app` puts it all together.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  // Words for faults and reasons need their names.
  words: ['core', 'source', 'store', 'pose'],
  // Texts in other languages than English stand beside a routine.
  routines: ['core', 'words', 'valibot'],
  pose: [
    'core',
    '@tensorflow-models/pose-detection',
    '@mediapipe/pose',
    '@litertjs/core',
    'vite',
    'node',
    'virtual:mediapipe',
    'virtual:litert',
  ],
  // A source hands its pictures to the estimator: `Picture` is declared there.
  source: ['core', 'pose', 'mediabunny'],
  // Which of the pose files this machine needs is known where they are read.
  offline: ['pose', 'vite', 'node'],
  replay: ['core'],
  // The teacher's outline is stretched like the overlay's areas are.
  figure: ['core', 'draw'],
  draw: ['core', 'words'],
  // Pictures of a video are turned upright as a source does it.
  record: ['core', 'draw', 'store', 'words', 'pose', 'source', 'mediabunny'],
  store: ['core', 'idb', 'valibot'],
  // A report on paper draws feet and trends as the screen does.
  export: ['core', 'draw', 'figure', 'words'],
  speak: ['core'],
  ui: ['core', 'draw', 'figure', 'words', 'lit', 'uplot', '@fontsource-variable/atkinson-hyperlegible-next'],
  // What is true of a rendered clip is described once, where it is read and checked.
  train: ['core', 'accuracy'],
  accuracy: ['core'],
  // The shell drives the built app, trains, and scores; it knows routines, models and limits of settings, to check what it is asked for.
  cli: [
    'core',
    'export',
    'words',
    'routines',
    'pose',
    'store',
    'train',
    'accuracy',
    'node',
    'playwright-core',
    'vite',
    '@valibot/to-json-schema',
  ],
  app: [
    'core',
    'routines',
    'source',
    'pose',
    'replay',
    'draw',
    'record',
    'store',
    'offline',
    'export',
    'speak',
    'ui',
    'words',
    'cli',
    'lit',
  ],
};

interface Import {
  readonly file: string;
  readonly of: string;
  readonly target: string;
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

/** `from '…'`, `import '…'`, `import('…')`, also in declarations. */
const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*)'([^']+)'/g;

const imports: readonly Import[] = sources.flatMap((file) =>
  Array.from(readFileSync(path.join(SRC, file), 'utf8').matchAll(SPECIFIER), ([, specifier]) => ({
    file,
    of: folderOf(file),
    target: targetOf(file, specifier!),
  })),
);

function folderOf(file: string): string {
  return file.split(path.sep)[0]!;
}

/** Folder of `src`, `root` for what lies above it, or package. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('node:')) return 'node';
  if (specifier.startsWith('virtual:')) return specifier.split('/')[0]!;
  if (specifier.startsWith('.')) {
    const target = path.relative(SRC, path.join(SRC, path.dirname(file), specifier));
    return target.startsWith('..') ? 'root' : folderOf(target);
  }
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Above `src` there are only data that several folders need. */
const DATA = /(?:models\/manifest|package)\.json'/;

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(50);
    expect(imports.map(({ target }) => target)).toEqual(expect.arrayContaining(['core', 'node', 'lit', 'root']));
  });

  it('run one way', () => {
    const wrong = imports
      .filter(({ of, target }) => target !== of && target !== 'root' && !ALLOWED[of]?.includes(target))
      .map(({ file, target }) => `src/${file} imports ${target}`);
    expect(wrong).toEqual([]);
  });

  it('leave src only for data', () => {
    const wrong = sources.filter((file) =>
      [...readFileSync(path.join(SRC, file), 'utf8').matchAll(SPECIFIER)].some(
        ([text, specifier]) => targetOf(file, specifier!) === 'root' && !DATA.test(text),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('of the core stay inside the core', () => {
    expect(imports.filter(({ of, target }) => of === 'core' && target !== 'core')).toEqual([]);
  });

  it('of the app come from its entry alone', () => {
    const importers = imports.filter(({ of, target }) => target === 'app' && of !== 'app');
    expect(importers).toEqual([]);
  });

  it('know every folder: a new one is added to the table knowingly', () => {
    const folders = new Set(sources.map(folderOf));
    expect([...folders].filter((folder) => !(folder in ALLOWED))).toEqual([]);
  });
});
