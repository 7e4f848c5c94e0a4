import { expect, test } from 'vitest';
import { INDEX, PAIR } from '../../src/core/landmarks.ts';
import type { Moment } from '../../src/core/moment.ts';
import { headGap } from '../../src/draw/body-lines.ts';
import { hull } from '../../src/draw/marks.ts';
import type { Mark } from '../../src/draw/marks.ts';
import { overlayMarks } from '../../src/draw/overlay.ts';
import { hipRotationWalkOut as routine } from '../../src/routines/hip-rotation-walk-out.ts';
import { findingOf, momentWith, readingsWith } from './people.ts';

const UNIT = 7.2;
const marksOf = (given: Partial<Moment> = {}): readonly Mark[] => overlayMarks(momentWith(given), routine, UNIT);
const labels = (marks: readonly Mark[]) => marks.filter((mark) => mark.kind === 'label');

test('nothing is drawn where nobody is seen', () => {
  expect(marksOf({ body: null })).toEqual([]);
});

test('a knee whose direction cannot be told is a dashed ring without a tick', () => {
  const readings = readingsWith({ 'knee-foot-alignment.left': { unseen: 'knee-too-straight' } });
  const rings = marksOf({ readings }).filter((mark) => mark.kind === 'ring');
  const discs = marksOf({ readings }).filter((mark) => mark.kind === 'disc');
  expect(rings).toHaveLength(1);
  expect(rings[0]).toMatchObject({ ink: 'unknown', dash: [1.1, 0.68] });
  expect(discs).toHaveLength(1);
});

test('the plumb line is chalk, whatever else is wrong', () => {
  const marks = marksOf({ findings: [findingOf('pelvis-dropped'), findingOf('shoulders-turned')] });
  const plumb = marks.filter((mark) => mark.kind === 'line' && mark.width === 0.34);
  expect(plumb).toHaveLength(2);
  expect(plumb.every(({ ink }) => ink === 'chalk')).toBe(true);
});

test('no line is drawn over the face', () => {
  const moment = momentWith();
  const gap = headGap(moment)!;
  const eyes = moment.body!.image[INDEX['left-eye']]!;
  expect(gap.top).toBeLessThan(eyes.y);
  expect(gap.bottom).toBeGreaterThan(moment.body!.image[INDEX['mouth-left']]!.y);
  for (const mark of overlayMarks(moment, routine, UNIT)) {
    if (mark.kind !== 'line') continue;
    const [a, b] = [mark.points[0]!, mark.points.at(-1)!];
    const crosses = Math.min(a.y, b.y) < eyes.y && Math.max(a.y, b.y) > eyes.y;
    expect(crosses, JSON.stringify(mark)).toBe(false);
  }
});

test('a belt that asks for attention shows where level is, and by how much it is off', () => {
  const readings = readingsWith({ 'pelvis-obliquity': { value: 8, halfWidth95: 2 } });
  const marks = marksOf({ readings, findings: [findingOf('pelvis-dropped')] });
  expect(marks.some((mark) => mark.kind === 'line' && mark.ink === 'chalk' && mark.dash?.[0] === 1)).toBe(true);
  expect(labels(marks)).toContainEqual(expect.objectContaining({ text: '8° ± 2', ink: 'attention' }));
});

test('level is square to plumb', () => {
  const marks = marksOf({ findings: [findingOf('pelvis-dropped')] });
  const level = marks.find((mark) => mark.kind === 'line' && mark.width === 0.3);
  const [a, b] = level?.kind === 'line' ? level.points : [];
  expect(a!.y - b!.y).toBeCloseTo(0, 0);
});

test('a foot that is still carries its number, outside the body; one that turns carries none', () => {
  const readings = readingsWith({ 'turnout.left': { value: 30, halfWidth95: 3 } });
  const body = momentWith().body!;
  const [left] = labels(marksOf({ readings, moving: 'right' }));
  expect(labels(marksOf({ readings, moving: 'right' }))).toHaveLength(1);
  expect(left).toMatchObject({ text: '30° ± 3', toward: 1 });
  expect(left!.at.x).toBeGreaterThan(body.image[PAIR.toe.left]!.x);
});

test('an arrow points to the picture’s right when the foot points to the left of whoever faces the camera', () => {
  const arrowTip = (yaw: number): number => {
    const readings = readingsWith({ 'foot-yaw.left': { value: yaw, halfWidth95: 3 } });
    const areas = marksOf({ readings }).filter(
      (mark) => mark.kind === 'area' && mark.cased && mark.points.length === 7,
    );
    const arrow = areas[0]!;
    return arrow.kind === 'area' ? arrow.points[3]!.x - arrow.points[0]!.x : 0;
  };
  expect(arrowTip(40)).toBeGreaterThan(10);
  expect(arrowTip(-40)).toBeLessThan(-10);
});

test('a wider interval makes a wider fan', () => {
  const fanWidth = (halfWidth95: number): number => {
    const readings = readingsWith({ 'foot-yaw.left': { value: 0, halfWidth95 } });
    const fan = marksOf({ readings }).find((mark) => mark.kind === 'area' && mark.opacity === 0.3);
    const xs = fan?.kind === 'area' ? fan.points.map(({ x }) => x) : [];
    return Math.max(...xs) - Math.min(...xs);
  };
  expect(fanWidth(12)).toBeGreaterThan(2 * fanWidth(3));
});

test('before the floor is known, a foot is a dashed line and no number', () => {
  const marks = marksOf({ calibration: { state: 'waiting', help: 'not-calibrated' } });
  expect(labels(marks)).toHaveLength(0);
  expect(
    marks.filter((mark) => mark.kind === 'line' && mark.ink === 'unknown' && mark.points.length === 2),
  ).not.toHaveLength(0);
  expect(marks.some((mark) => mark.kind === 'area' && mark.points.length === 7)).toBe(false);
});

test('a hull leaves out what lies inside', () => {
  const corners = [
    { x: 0, y: 0 },
    { x: 4, y: 0 },
    { x: 4, y: 3 },
    { x: 0, y: 3 },
  ];
  expect(hull([...corners, { x: 2, y: 1 }])).toHaveLength(4);
});

test('a belt whose turn cannot be told still shows whether it is level', () => {
  const inks = (unseen: 'pelvis-rotation' | 'pelvis-obliquity') =>
    marksOf({ readings: readingsWith({ [unseen]: { unseen: 'turned-away' } }) })
      .filter((mark) => mark.kind === 'line' && mark.width === 0.5)
      .map(({ ink }) => ink);
  expect(inks('pelvis-rotation')).not.toContain('unknown');
  expect(inks('pelvis-obliquity')).toContain('unknown');
});
