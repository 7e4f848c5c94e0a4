import { isSeen, METRIC_IDS } from '../core/reading.ts';
import type { MetricId, Readings } from '../core/reading.ts';
import type { SessionRecord } from '../core/session-record.ts';

/** Readings that are a coordinate of OpenSim's gait models, under the name and with the sign that those use. */
const COORDINATES: Readonly<Partial<Record<MetricId, { readonly name: string; readonly sign: 1 | -1 }>>> = {
  'pelvis-rotation': { name: 'pelvis_rotation', sign: 1 },
  'pelvis-obliquity': { name: 'pelvis_list', sign: 1 },
  // OpenSim counts inward rotation of the hip as positive, this app outward.
  'hip-rotation.left': { name: 'hip_rotation_l', sign: -1 },
  'hip-rotation.right': { name: 'hip_rotation_r', sign: -1 },
  'knee-flexion.left': { name: 'knee_angle_l', sign: 1 },
  'knee-flexion.right': { name: 'knee_angle_r', sign: 1 },
};

const columnOf = (id: MetricId): string => COORDINATES[id]?.name ?? id.replaceAll(/[-.]/g, '_');

function cellsOf(id: MetricId, readings: Readings): readonly string[] {
  const reading = readings[id];
  if (!isSeen(reading)) return ['nan', 'nan'];
  return [String(reading.value * (COORDINATES[id]?.sign ?? 1)), String(reading.halfWidth95)];
}

/**
 * The readings over time as a motion file for OpenSim: a column a metric, and behind it the half width of its 95 %
 * interval. Angles in degrees; what could not be told is `nan`. Names and signs: `docs/exports.md`.
 */
export function motText({ frames }: Pick<SessionRecord, 'frames'>): string {
  const columns = ['time', ...METRIC_IDS.flatMap((id) => [columnOf(id), `${columnOf(id)}_half_width_95`])];
  return [
    'session',
    'version=1',
    `nRows=${frames.length}`,
    `nColumns=${columns.length}`,
    'inDegrees=yes',
    'endheader',
    columns.join('\t'),
    ...frames.map(({ t, readings }) => [String(t), ...METRIC_IDS.flatMap((id) => cellsOf(id, readings))].join('\t')),
    '',
  ].join('\n');
}
