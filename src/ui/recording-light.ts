import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from '../words/index.ts';

/** The light that is on while the picture is recorded. */
export const recordingLight = ({ library: say }: Words, sound: boolean): TemplateResult => html`
  <p class="reclight"><i aria-hidden="true"></i>${sound ? say.recordingSound : say.recording}</p>
`;
