import { describe, expect, test } from 'vitest';
import { acceptableRange } from '../../src/core/acceptable.ts';
import { stepSpans } from '../../src/core/step-spans.ts';
import { eventsCsv } from '../../src/export/events-csv.ts';
import { reportHtml } from '../../src/export/report-html.ts';
import { captionsVtt, chaptersVtt } from '../../src/export/web-vtt.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { WORDS } from '../../src/words/index.ts';
import { recordOf } from './support/session.ts';

const record = recordOf('body');

describe('events.csv', () => {
  const rows = eventsCsv(record)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const [header, ...body] = rows;
  const cell = (row: readonly string[], column: string) => row[header!.indexOf(column)];

  test('has every event, finding and cue once, by time', () => {
    expect(body).toHaveLength(record.events.length + record.findings.length + record.cues.length);
    const times = body.map((row) => Number(cell(row, 't0_s')));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('gives a pivot with its angles, and a finding with peak, interval and limit', () => {
    const pivot = record.events.find((event) => event.kind === 'pivot')!;
    const row = body.find((each) => cell(each, 'kind') === 'pivot')!;
    expect([cell(row, 'side'), cell(row, 'from_deg'), cell(row, 'to_deg')]).toEqual([
      pivot.foot,
      String(pivot.from),
      String(pivot.to),
    ]);
    const [finding] = record.findings;
    const found = body.find((each) => cell(each, 'kind') === 'finding')!;
    expect([cell(found, 'id'), cell(found, 'peak'), cell(found, 'peak_half_width_95')]).toEqual([
      finding!.rule,
      String(finding!.peak),
      String(finding!.halfWidth95 ?? ''),
    ]);
  });

  test('gives a footstep with its foot and lift', () => {
    const step = { kind: 'step', t0: 1, t1: 1.4, foot: 'right', lift: 0.06 } as const;
    const [, row] = eventsCsv({ ...record, events: [step], findings: [], cues: [] }).split('\r\n');
    const cells = row!.split(',');
    expect([cell(cells, 'kind'), cell(cells, 'side'), cell(cells, 'lift_m')]).toEqual(['step', 'right', '0.06']);
  });

  test('puts a text with a comma or a quote into quotes', () => {
    const [cue] = record.cues;
    const text = eventsCsv({ ...record, events: [], findings: [], cues: [{ ...cue!, text: 'Slow, "soft"' }] });
    expect(text).toContain(',"Slow, ""soft"""\r\n');
  });
});

describe('WebVTT', () => {
  const TIMING = /^(\d{2}):([0-5]\d):([0-5]\d)\.(\d{3}) --> (\d{2}):([0-5]\d):([0-5]\d)\.(\d{3})$/;
  const seconds = ([h, m, s, ms]: readonly string[]) =>
    Number(h) * 3600 + Number(m) * 60 + Number(s) + Number(ms) / 1000;

  /** By the grammar of the standard: header, then blocks of number, timing, text. */
  function read(vtt: string) {
    const [header, ...blocks] = vtt.trimEnd().split('\n\n');
    expect(header).toBe('WEBVTT');
    return blocks.map((block, i) => {
      const [number, timing, text, ...more] = block.split('\n');
      expect([number, more]).toEqual([String(i + 1), []]);
      const parts = TIMING.exec(timing!)!.slice(1);
      return { t0: seconds(parts.slice(0, 4)), t1: seconds(parts.slice(4)), text: text! };
    });
  }

  test('captions say every cue when it was given, and end before the next begins', () => {
    const cues = read(captionsVtt(record));
    expect(cues.map(({ text }) => text)).toEqual(record.cues.map(({ text }) => text));
    cues.forEach(({ t0, t1 }, i) => {
      expect(t0).toBeCloseTo(record.cues[i]!.t, 3);
      expect(t1).toBeGreaterThan(t0);
      expect(t1).toBeLessThanOrEqual((cues[i + 1]?.t0 ?? Number.POSITIVE_INFINITY) + 1e-9);
    });
  });

  test('chapters name the steps in their order, without a hole', () => {
    const chapters = read(chaptersVtt(record, routine));
    expect(chapters.length).toBeGreaterThan(3);
    expect(chapters[0]!.text).toBe(routine.steps[0]!.title);
    chapters.slice(1).forEach(({ t0 }, i) => expect(t0).toBeCloseTo(chapters[i]!.t1, 3));
  });

  test('a text that would end its caption early, or begin a tag, is made harmless', () => {
    const [cue] = record.cues;
    const vtt = captionsVtt({ ...record, cues: [{ ...cue!, text: 'a --> b\n\n<i>c & d' }] });
    expect(read(vtt)[0]!.text).toBe('a --&gt; b &lt;i&gt;c &amp; d');
  });

  test('an hour is more than sixty minutes', () => {
    const [cue] = record.cues;
    expect(captionsVtt({ ...record, cues: [{ ...cue!, t: 3723.5 }] })).toContain('01:02:03.500 -->');
  });
});

describe('report.html', () => {
  const html = reportHtml(record, { routine, words: WORDS.en, day: new Date(2026, 10, 22) });

  test('holds no script and names no other place', () => {
    expect(html).not.toMatch(/<script|javascript:|\son\w+=|https?:|\/\/\w|@import|url\(/i);
    expect(html).toContain(`default-src 'none'`);
  });

  test('names every finding, and every value with its interval', () => {
    for (const { rule } of record.findings) expect(html).toContain(WORDS.en.rules[rule]);
    expect(html.match(/<path class="v"/g)!.length).toBeGreaterThan(4);
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('lets no text of the session become markup', () => {
    const hostile = { ...record, source: { ...record.source, name: '<img src=x onerror=alert(1)>' } };
    expect(reportHtml(hostile, { routine, words: WORDS.en, day: null })).not.toContain('<img');
  });

  test('says what could not be told instead of drawing it', () => {
    const blind = { ...record, frames: record.frames.slice(0, 2) };
    expect(reportHtml(blind, { routine, words: WORDS.de, day: null })).toContain(WORDS.de.exported.never);
  });
});

test('the acceptable range is that of the narrowest rule on either side', () => {
  expect(acceptableRange(routine, 'knee-foot-alignment.left')).toEqual({ from: -1.5, to: 1.5 });
  expect(acceptableRange(routine, 'trunk-lean-forward')).toEqual({ from: Number.NEGATIVE_INFINITY, to: 5 });
  expect(acceptableRange(routine, 'weight-share-left')).toEqual({ from: 0.44, to: 0.56 });
  expect(acceptableRange(routine, 'stance-width')).toBeNull();
});

test('step spans follow each other and leave out what was before the measuring', () => {
  const frames = [null, 'a', 'a', 'b', 'b'].map((step, t) => ({ t, step }));
  expect(stepSpans({ frames: frames as never })).toEqual([
    { step: 'a', t0: 1, t1: 3 },
    { step: 'b', t0: 3, t1: 4 },
  ]);
});
