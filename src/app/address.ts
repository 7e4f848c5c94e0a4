import { MODEL_CHOICES, RUNTIME_CHOICES } from '../pose/estimator.ts';
import type { ModelChoice, RuntimeChoice } from '../pose/estimator.ts';
import type { Accelerator } from '../pose/messages.ts';
import { believableFov, believableHeight, PICTURE_SIZES } from '../store/settings.ts';
import type { PictureSize, StoredSettings } from '../store/settings.ts';
import { KEEPS, loadKeep, loadSound } from '../store/keep-choice.ts';
import type { Keep } from '../store/keep-choice.ts';

/** Where the pictures of a set come from. */
export type SourceKind = (typeof SOURCES)[number];
const SOURCES = ['camera', 'file', 'demo'] as const;
const ACCELERATORS = ['auto', 'webgl', 'webgpu', 'cpu'] as const satisfies readonly Accelerator[];

/** What a set is to be done with. */
export interface SetOrder {
  readonly source: SourceKind;
  /** Id of the routine; an unknown one is the first. */
  readonly routine: string;
  readonly model: ModelChoice;
  readonly runtime: RuntimeChoice;
  readonly accelerator: Accelerator;
  /** Of the camera's pictures; files have their own. */
  readonly pictureSize: PictureSize;
  /** Repetitions of the set; null: as the routine has it. */
  readonly reps: number | null;
  /** Centimetres; null where it is not known. */
  readonly heightCm: number | null;
  /** Of the camera, degrees across; null where nobody knows. */
  readonly cameraFov: number | null;
  /** What is kept of it on this computer. */
  readonly keep: Keep;
  /** The sound is kept with the picture. */
  readonly sound: boolean;
}

/** A place in the app that has an address. */
export type Place =
  | { readonly screen: 'home' | 'settings' | 'library' | 'range' | 'programme' }
  /** Before a range check: who should not do it. */
  | { readonly screen: 'range-begin'; readonly routine: string }
  /** What comes after a set: a kept one by its id, else the last one. */
  | { readonly screen: 'summary'; readonly session?: string }
  /** A kept session, at this moment, seconds. */
  | { readonly screen: 'replay'; readonly session: string; readonly t: number }
  /** Two kept sessions side by side. */
  | { readonly screen: 'beside'; readonly session: string; readonly beside: string }
  /** The routine to read; an unknown one is the first. */
  | { readonly screen: 'routine'; readonly routine: string }
  | { readonly screen: 'set'; readonly order: SetOrder };

/** The place that an address's query names. What is missing or makes no sense comes from the settings. */
export function readAddress(search: string, settings: StoredSettings): Place {
  const query = new URLSearchParams(search);
  if (query.get('view') === 'summary') return summaryPlace(query.get('session'));
  if (query.get('screen') === 'settings') return { screen: 'settings' };
  if (query.get('screen') === 'library') return { screen: 'library' };
  if (query.get('screen') === 'range') return { screen: 'range' };
  if (query.get('screen') === 'programme') return { screen: 'programme' };
  if (query.get('screen') === 'range-begin') return { screen: 'range-begin', routine: query.get('routine') ?? '' };
  if (query.get('screen') === 'replay')
    return { screen: 'replay', session: query.get('session') ?? '', t: Math.max(0, Number(query.get('t')) || 0) };
  if (query.get('screen') === 'beside')
    return { screen: 'beside', session: query.get('session') ?? '', beside: query.get('beside') ?? '' };
  if (query.get('screen') === 'routine') return { screen: 'routine', routine: query.get('routine') ?? '' };
  const source = oneOf(SOURCES, query.get('source'));
  if (!source) return { screen: 'home' };
  return {
    screen: 'set',
    order: {
      source,
      routine: query.get('routine') ?? '',
      model: oneOf(MODEL_CHOICES, query.get('model')) ?? settings.model,
      runtime: oneOf(RUNTIME_CHOICES, query.get('runtime')) ?? 'auto',
      accelerator: oneOf(ACCELERATORS, query.get('accelerator')) ?? 'auto',
      pictureSize: oneOf(PICTURE_SIZES, query.get('size')) ?? settings.pictureSize,
      reps: believableReps(query.get('reps')),
      // The person in the demo clip is not the one who set their height here.
      heightCm: believableHeight(query.get('height')) ?? (source === 'demo' ? null : settings.heightCm),
      cameraFov: believableFov(query.get('fov')) ?? settings.cameraFov,
      keep: oneOf(KEEPS, query.get('keep')) ?? loadKeep(),
      sound: query.has('sound') ? query.get('sound') === 'yes' : loadSound(),
    },
  };
}

const summaryPlace = (session: string | null): Place => ({ screen: 'summary', ...(session && { session }) });

/** The address of a place, relative to the app. Of a set it says what does not come from the settings. */
export function writeAddress(place: Place): string {
  switch (place.screen) {
    case 'home':
      return './';
    case 'summary':
      return `./?view=summary${place.session ? `&session=${encodeURIComponent(place.session)}` : ''}`;
    case 'settings':
    case 'library':
    case 'range':
    case 'programme':
      return `./?screen=${place.screen}`;
    case 'routine':
      return `./?screen=routine&routine=${encodeURIComponent(place.routine)}`;
    case 'range-begin':
      return `./?screen=range-begin&routine=${encodeURIComponent(place.routine)}`;
    case 'replay':
      return `./?screen=replay&session=${encodeURIComponent(place.session)}${place.t ? `&t=${place.t.toFixed(2)}` : ''}`;
    case 'beside':
      return `./?screen=beside&session=${encodeURIComponent(place.session)}&beside=${encodeURIComponent(place.beside)}`;
    case 'set':
      return setAddress(place.order);
  }
}

function setAddress({ source, routine, runtime, accelerator, reps }: SetOrder): string {
  const query = [
    `source=${source}`,
    routine && `routine=${encodeURIComponent(routine)}`,
    runtime !== 'auto' && `runtime=${runtime}`,
    accelerator !== 'auto' && `accelerator=${accelerator}`,
    reps !== null && `reps=${reps}`,
  ];
  return `./?${query.filter(Boolean).join('&')}`;
}

/** As many as a routine's file may ask for. */
const MOST_REPS = 100;

function believableReps(text: string | null): number | null {
  const reps = Number(text);
  return Number.isInteger(reps) && reps >= 1 && reps <= MOST_REPS ? reps : null;
}

const oneOf = <T extends string>(choices: readonly T[], wanted: string | null): T | undefined =>
  choices.find((choice) => choice === wanted);
