import { expect, test } from 'vitest';
import { createStageMeter } from '../../src/app/stage-meter.ts';

test('every stage that was measured has a line, in the order that a picture goes through them', () => {
  const meter = createStageMeter();
  for (let i = 1; i <= 100; i++) meter.add(i, { draw: 2, network: i, wait: 1 });
  meter.add(101, { gap: 7 });
  const lines = meter.lines();
  expect(lines.map(({ what }) => what)).toEqual(['wait', 'network', 'draw', 'gap']);
  const network = lines[1]!;
  expect([50, 51]).toContain(network.p50);
  expect([95, 96]).toContain(network.p95);
  expect(network.worst).toBe(100);
});

test('only the last five seconds count, however long it has gone on', () => {
  const meter = createStageMeter();
  meter.add(0, { core: 500 });
  for (let t = 1000; t < 60_000; t += 33) meter.add(t, { core: t < 50_000 ? 9 : 1 });
  expect(meter.lines()).toEqual([{ what: 'core', p50: 1, p95: 1, worst: 1 }]);
});
