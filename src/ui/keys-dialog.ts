import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from '../words/index.ts';

/** Every key of a set, and the one sign that needs none. A native dialog: `showModal` opens it. */
export const keysDialog = ({ stage }: Words): TemplateResult => html`
  <dialog class="keys" aria-labelledby="keys">
    <h2 id="keys">${stage.keys}</h2>
    <dl>
      ${keysOf(stage).map(([key, does]) => html`<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`)}
    </dl>
    <p class="q">${stage.hand}: ${stage.keyList.pause}</p>
    <form method="dialog"><button class="btn quiet">${stage.close}</button></form>
  </dialog>
`;

const keysOf = ({ keyList, keyNames }: Words['stage']): readonly (readonly [string, string])[] => [
  [keyNames.space, keyList.pause],
  ['R', keyList.remeasure],
  ['M', keyList.mute],
  ['N', keyList.amount],
  ['F', keyList.faster],
  ['L', keyList.delay],
  ['H', keyList.hurts],
  [keyNames.escape, keyList.end],
  ['D', keyList.developer],
  ['?', keyList.keys],
];
