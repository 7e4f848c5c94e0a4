import { MODELS } from '../pose/estimator.ts';
import type { ModelName } from '../pose/estimator.ts';
import type { Accelerator } from '../pose/messages.ts';
import { believableFov, believableHeight, PICTURE_SIZES } from '../store/settings.ts';
import type { PictureSize, StoredSettings } from '../store/settings.ts';

/** Where the pictures of a set come from. */
export type SourceKind = (typeof SOURCES)[number];
const SOURCES = ['camera', 'file', 'demo'] as const;
const ACCELERATORS = ['auto', 'webgl', 'cpu'] as const satisfies readonly Accelerator[];

/** What a set is to be done with. */
export interface SetOrder {
  readonly source: SourceKind;
  /** Id of the routine; an unknown one is the first. */
  readonly routine: string;
  readonly model: ModelName;
  readonly accelerator: Accelerator;
  /** Of the camera's pictures; files have their own. */
  readonly pictureSize: PictureSize;
  /** Centimetres; null where it is not known. */
  readonly heightCm: number | null;
  /** Of the camera, degrees across; null where nobody knows. */
  readonly cameraFov: number | null;
}

/** A place in the app that has an address. */
export type Place =
  | { readonly screen: 'home' | 'summary' | 'settings' }
  /** The routine to read; an unknown one is the first. */
  | { readonly screen: 'routine'; readonly routine: string }
  | { readonly screen: 'set'; readonly order: SetOrder };

/** The place that an address's query names. What is missing or makes no sense comes from the settings. */
export function readAddress(search: string, settings: StoredSettings): Place {
  const query = new URLSearchParams(search);
  if (query.get('view') === 'summary') return { screen: 'summary' };
  if (query.get('screen') === 'settings') return { screen: 'settings' };
  if (query.get('screen') === 'routine') return { screen: 'routine', routine: query.get('routine') ?? '' };
  const source = oneOf(SOURCES, query.get('source'));
  if (!source) return { screen: 'home' };
  return {
    screen: 'set',
    order: {
      source,
      routine: query.get('routine') ?? '',
      model: oneOf(MODELS, query.get('model')) ?? settings.model,
      accelerator: oneOf(ACCELERATORS, query.get('accelerator')) ?? 'auto',
      pictureSize: oneOf(PICTURE_SIZES, query.get('size')) ?? settings.pictureSize,
      // The person in the demo clip is not the one who set their height here.
      heightCm: believableHeight(query.get('height')) ?? (source === 'demo' ? null : settings.heightCm),
      cameraFov: believableFov(query.get('fov')) ?? settings.cameraFov,
    },
  };
}

/** The address of a place, relative to the app. Says only what a set cannot take from the settings. */
export function writeAddress(place: Place): string {
  if (place.screen === 'home') return './';
  if (place.screen === 'summary') return './?view=summary';
  if (place.screen === 'settings') return './?screen=settings';
  if (place.screen === 'routine') return `./?screen=routine&routine=${encodeURIComponent(place.routine)}`;
  const { source, routine, accelerator } = place.order;
  const query = [
    `source=${source}`,
    routine && `routine=${encodeURIComponent(routine)}`,
    accelerator !== 'auto' && `accelerator=${accelerator}`,
  ];
  return `./?${query.filter(Boolean).join('&')}`;
}

const oneOf = <T extends string>(choices: readonly T[], wanted: string | null): T | undefined =>
  choices.find((choice) => choice === wanted);
