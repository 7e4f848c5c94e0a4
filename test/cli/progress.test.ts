import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';

function output(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

describe('the progress line', () => {
  it('rewrites one line on a terminal and leaves it clean', () => {
    const terminal = output(true);
    const progress = createProgress(terminal, () => 0);
    progress.show({ done: 1, total: 100 });
    progress.show({ done: 2, total: 100 });
    progress.end();
    expect(terminal.written).toEqual(['\r\x1b[K1 of 100 frames', '\r\x1b[K2 of 100 frames', '\r\x1b[K']);
  });

  it('writes a line every tenth into a log, and only there', () => {
    const log = output(false);
    const progress = createProgress(log, () => 0);
    for (let done = 1; done <= 100; done++) progress.show({ done, total: 100 });
    progress.end();
    expect(log.written).toHaveLength(10);
    expect(log.written[0]).toBe('10 of 100 frames\n');
    expect(log.written.at(-1)).toBe('100 of 100 frames\n');
  });

  it('begins anew when what was measured is written as a video', () => {
    const log = output(false);
    const progress = createProgress(log, () => 0);
    for (let done = 1; done <= 10; done++) progress.show({ done, total: 10 });
    for (let done = 1; done <= 10; done++) progress.show({ done, total: 10, writing: true });
    expect(log.written.slice(9, 11)).toEqual(['10 of 10 frames\n', '1 of 10 frames written\n']);
    expect(log.written).toHaveLength(20);
  });

  it('gives the rate since the first frames, without the time of loading', () => {
    let time = 10_000;
    const log = output(false);
    const progress = createProgress(log, () => time);
    progress.show({ done: 1, total: 20 });
    time += 2000;
    progress.show({ done: 11, total: 20 });
    expect(log.written).toEqual(['11 of 20 frames, 5.0 frames/s\n']);
  });
});
