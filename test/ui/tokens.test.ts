import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const CSS = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');

/** Every block of the style sheet that sets colours of a theme, by its selector. */
const THEMES = [...CSS.matchAll(/([^{}]+)\{([^{}]*--ground:[^{}]*)\}/g)].map(([, selector, body]) => ({
  name: selector!.replaceAll(/\/\*.*?\*\/|\s+/gs, ' ').trim(),
  colours: Object.fromEntries(
    [...body!.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!]),
  ),
}));

/** Relative luminance and contrast: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

test('dark, light and high contrast are found, each by system and by choice', () => {
  expect(THEMES.length).toBeGreaterThanOrEqual(5);
});

describe.each(THEMES)('$name', ({ colours }) => {
  test.each(['text', 'text-2', 'good', 'attention', 'unknown', 'moving'])(
    '%s can be read on the stage: AAA',
    (name) => {
      expect(contrast(colours[name]!, colours['stage']!)).toBeGreaterThanOrEqual(7);
    },
  );

  test.each(['text', 'text-2', 'text-3', 'good', 'attention', 'unknown', 'moving'])(
    '%s can be read elsewhere: AA',
    (name) => {
      for (const ground of ['ground', 'surface'])
        expect(contrast(colours[name]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('the edge of what can be used is seen', () => {
    expect(contrast(colours['edge']!, colours['ground']!)).toBeGreaterThanOrEqual(3);
  });
});

test('marks on the picture can be told from what they are cased in', () => {
  const [, body] = /:root\s*\{([^}]*--ov-chalk[^}]*)\}/.exec(CSS)!;
  const ov = Object.fromEntries(
    [...body!.matchAll(/--ov-(\w+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!]),
  );
  for (const name of ['chalk', 'good', 'attention', 'unknown', 'moving'])
    expect(contrast(ov[name]!, ov['casing']!), name).toBeGreaterThanOrEqual(7);
});
