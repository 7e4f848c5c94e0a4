/** What is remembered from visit to visit. Stays in this browser. */
export interface StoredSettings {
  /** Centimetres; null where it was not given. */
  readonly heightCm: number | null;
  readonly model: (typeof MODEL_NAMES)[number];
  /** The camera chosen last; null: the browser's choice. */
  readonly deviceId: string | null;
  /** What the camera is asked for. */
  readonly pictureSize: PictureSize;
}

/** Sizes that a camera may be asked for, pixels, the usual one first. */
export const PICTURE_SIZES = ['1280x720', '640x480'] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

const MODEL_NAMES = ['lite', 'full', 'heavy'] as const;
const KEY = 'plumbline-settings';
export const DEFAULT_SETTINGS: StoredSettings = {
  heightCm: null,
  model: 'full',
  deviceId: null,
  pictureSize: PICTURE_SIZES[0],
};

/** Shortest and tallest height that is believed, centimetres. */
export const HEIGHT_CM = { min: 80, max: 250 } as const;

/** A height that can be believed, centimetres; null for anything else. */
export function believableHeight(value: unknown): number | null {
  const cm = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof cm === 'number' && cm >= HEIGHT_CM.min && cm <= HEIGHT_CM.max ? cm : null;
}

/** What was remembered; whatever is missing or makes no sense falls back to its default. */
export function readSettings(text: string | null): StoredSettings {
  const stored = parse(text);
  const model = MODEL_NAMES.find((name) => name === stored['model']) ?? DEFAULT_SETTINGS.model;
  const deviceId = typeof stored['deviceId'] === 'string' ? stored['deviceId'] : null;
  const pictureSize = PICTURE_SIZES.find((size) => size === stored['pictureSize']) ?? DEFAULT_SETTINGS.pictureSize;
  return { heightCm: believableHeight(stored['heightCm']), model, deviceId, pictureSize };
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The remembered settings; the defaults where this browser keeps nothing. */
export function loadSettings(): StoredSettings {
  try {
    return readSettings(localStorage.getItem(KEY));
  } catch {
    return DEFAULT_SETTINGS;
  }
}

/** Remembers settings. A browser that keeps nothing is no reason to stop. */
export function saveSettings(settings: StoredSettings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Private windows and full disks: the settings hold until the page closes.
  }
}
