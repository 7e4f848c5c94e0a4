import type { SpeakerSettings } from '../speak/speaker.ts';
import type { StoredSettings } from '../store/settings.ts';
import type { Words } from '../words/index.ts';

/** How a set is to sound. */
export const spoken = ({ voice, volume, tones, muted }: StoredSettings, { format }: Words): SpeakerSettings => ({
  language: format.locale.split('-')[0]!,
  voice,
  volume,
  tones,
  muted,
});
