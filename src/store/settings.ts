/** What is remembered from visit to visit. Stays in this browser. */
export interface StoredSettings {
  /** Centimetres; null where it was not given. */
  readonly heightCm: number | null;
  /** `auto`: the most exact pose model that keeps up. */
  readonly model: (typeof MODEL_NAMES)[number];
  /** The camera chosen last; null: the browser's choice. */
  readonly deviceId: string | null;
  /** What the camera is asked for. */
  readonly pictureSize: PictureSize;
  /** The camera's angle of view across, degrees; null where nobody knows. */
  readonly cameraFov: number | null;
  /** null: as the browser says. */
  readonly language: (typeof LANGUAGE_NAMES)[number] | null;
  /** How much is said aloud. */
  readonly talk: Talk;
  /** `voiceURI` of the voice chosen; null: the first that speaks the language. */
  readonly voice: string | null;
  /** 0 to 1, of voice and tones. */
  readonly volume: number;
  /** Tones for steps and repetitions. */
  readonly tones: boolean;
  /** All sound is off, until it is switched on again. */
  readonly muted: boolean;
  /** How much is shown during a set. */
  readonly amount: Amount;
  readonly theme: Theme;
  /** Id of the routine that was begun last; null: none yet. */
  readonly routine: string | null;
}

/** Sizes that a camera may be asked for, pixels, the usual one first. */
export const PICTURE_SIZES = ['1280x720', '640x480'] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

/** Nothing; what is to be put right; each step as well. */
const TALKS = ['silent', 'cues', 'all'] as const;
export type Talk = (typeof TALKS)[number];

/** One cue and two dials; everything that is measured; the picture alone. */
export const AMOUNTS = ['coach', 'numbers', 'mirror'] as const;
export type Amount = (typeof AMOUNTS)[number];

/** `auto`: as the computer is set. */
export const THEMES = ['auto', 'dark', 'light', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

const MODEL_NAMES = ['auto', 'lite', 'full', 'heavy'] as const;
const LANGUAGE_NAMES = ['en', 'de'] as const;
const KEY = 'plumbline-settings';
export const DEFAULT_SETTINGS: StoredSettings = {
  heightCm: null,
  model: 'auto',
  deviceId: null,
  pictureSize: PICTURE_SIZES[0],
  cameraFov: null,
  language: null,
  talk: 'cues',
  voice: null,
  volume: 0.8,
  tones: true,
  muted: false,
  amount: 'coach',
  theme: 'auto',
  routine: null,
};

/** Shortest and tallest height that is believed, centimetres. */
export const HEIGHT_CM = { min: 80, max: 250 } as const;
/** Narrowest and widest angle of view that is believed, from a telephoto to the widest of lenses, degrees across. */
export const FOV_DEGREES = { min: 20, max: 150 } as const;

/** A height that can be believed, centimetres; null for anything else. */
export const believableHeight = (value: unknown): number | null => within(value, HEIGHT_CM);
/** An angle of view that can be believed, degrees; null for anything else. */
export const believableFov = (value: unknown): number | null => within(value, FOV_DEGREES);

function within(value: unknown, { min, max }: { readonly min: number; readonly max: number }): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && number >= min && number <= max ? number : null;
}

/** What was remembered; whatever is missing or makes no sense falls back to its default. */
export function readSettings(text: string | null): StoredSettings {
  const stored = parse(text);
  const choice = <T extends string>(choices: readonly T[], key: keyof StoredSettings, usual: T): T =>
    choices.find((name) => name === stored[key]) ?? usual;
  const words = (key: keyof StoredSettings): string | null => (typeof stored[key] === 'string' ? stored[key] : null);
  const usual = DEFAULT_SETTINGS;
  return {
    heightCm: believableHeight(stored['heightCm']),
    model: choice(MODEL_NAMES, 'model', usual.model),
    deviceId: words('deviceId'),
    pictureSize: choice(PICTURE_SIZES, 'pictureSize', usual.pictureSize),
    cameraFov: believableFov(stored['cameraFov']),
    language: LANGUAGE_NAMES.find((name) => name === stored['language']) ?? null,
    talk: choice(TALKS, 'talk', usual.talk),
    voice: words('voice'),
    volume: within(stored['volume'], { min: 0, max: 1 }) ?? usual.volume,
    tones: stored['tones'] !== false,
    muted: stored['muted'] === true,
    amount: choice(AMOUNTS, 'amount', usual.amount),
    theme: choice(THEMES, 'theme', usual.theme),
    routine: words('routine'),
  };
}

/** The settings with one of them changed, as a form gives it: text. What makes no sense becomes the default. */
export function withSetting(settings: StoredSettings, name: string, value: string): StoredSettings {
  const parsed = name === 'volume' ? Number(value) : name === 'tones' ? value === 'true' : value || null;
  return readSettings(JSON.stringify({ ...settings, [name]: parsed }));
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
