import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { ReadingState } from '../draw/state.ts';
import { en } from '../words/en/index.ts';
import type { Words } from '../words/index.ts';

const SHAPES: Readonly<Record<ReadingState, TemplateResult>> = {
  good: svg`<path class="l" d="M12 1.5V13" /><circle class="w" cx="12" cy="17.6" r="5" />`,
  attention: svg`<path class="g" d="M12 1.5V22" /><path class="l" d="M12 1.5L17.4 12.6" /><path class="w" d="M19.6 10.8l5 5-5 5-5-5z" transform="rotate(-26 19.6 16)" />`,
  unknown: svg`<path class="l" stroke-dasharray="2.6 3.4" d="M12 1.5V12" /><circle class="l" stroke-dasharray="3.3 2.7" cx="12" cy="17.6" r="4.8" />`,
  moving: svg`<path class="l" d="M12 1.5L8.6 12.6" /><circle class="w" cx="7.2" cy="17" r="4.3" /><path class="l" d="M14 20.6c3.2-1 5.4-3.2 6.4-6.4M20.8 18.6l-.3-4.8-4.4 1.9" />`,
};

/** The four ways a weight can hang: one for each state, told apart without colour. */
export const glyph = (state: ReadingState, words: Words = en): TemplateResult => html`
  <svg class="gl t-${state}" viewBox="0 0 24 24" role="img" aria-label=${words.common.states[state]}>${SHAPES[state]}</svg>
`;

/** The weight at the end of a line. */
export const bob = (): TemplateResult => html`
  <svg class="bob" viewBox="0 0 15 30" aria-hidden="true">
    <path d="M5.2 0h4.6v3.6h2c1.9 2 2.1 4.3 1.7 7L8.9 24l-1.4 6-1.4-6L1.5 10.6c-.4-2.7-.2-5 1.7-7h2z" />
  </svg>
`;

/** The wordmark; the line hangs from its l. */
const mark = (href: string, label: string) => html`
  <a class="mark" href=${href} data-link aria-label=${label}>Plumb<i>l</i>ine</a>
`;

/** Screens that a page's header leads to, in this order; on small screens all but the settings lie under the thumb. */
export type Tab = keyof typeof TABS;

const TABS = {
  today: './',
  routine: './?screen=routine',
  range: './?screen=range',
  sessions: './?screen=library',
} as const;

const SETTINGS = './?screen=settings';

/** The wordmark and the way to the other screens; on small screens that is a bar at the bottom. */
export const pageHeader = (current: Tab | 'settings' | null, { common }: Words): TemplateResult => html`
  <header class="top">
    ${mark('./', common.markLabel)}
    <nav class="nav" aria-label=${common.screens}>
      <div class="tabs">${(Object.keys(TABS) as Tab[]).map((tab) => wayTo(TABS[tab], common[tab], tab === current))}</div>
      ${wayTo(SETTINGS, common.settings, current === 'settings')}
    </nav>
  </header>
`;

const wayTo = (href: string, name: string, isHere: boolean) => html`
  <a href=${href} data-link aria-current=${isHere ? 'page' : nothing}>${name}</a>
`;
