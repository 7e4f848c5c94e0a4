import { fromSrgb } from './colour.ts';
import type { Part } from './renderer.ts';

/** What is drawn of a person, all parts one after the other, and where a pose puts it. */
export interface Mesh {
  readonly parts: readonly string[];
  readonly count: number;
  /** Three a vertex; rest positions and normals, and those of the pose (metres, y up). */
  readonly rest: Float32Array;
  readonly restNormals: Float32Array;
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly colours: Float32Array;
  readonly uv: Float32Array;
  readonly bones: Uint16Array;
  readonly boneWeights: Float32Array;
  /** Three vertices a triangle, and of which part it is. */
  readonly triangles: Uint32Array;
  readonly partOf: Uint8Array;
}

/** What of a person in rest is drawn: up to how high, and how far to either side. Metres. */
export interface Reach {
  readonly highest: number;
  readonly widest: number;
}
const PARTS: readonly string[] = ['skin', 'cloth', 'shoe'];

export function meshOf(parts: readonly Part[], reach: Reach): Mesh {
  const legs = parts
    .filter(({ name }) => PARTS.includes(name))
    .map((part) => within(part, reach))
    .filter(({ index }) => index.length > 0);
  const all = (pick: (part: Part) => readonly number[]) => legs.flatMap(pick);
  const rest = Float32Array.from(all(({ position }) => position));
  const first = legs.map((_, i) => legs.slice(0, i).reduce((sum, part) => sum + part.position.length / 3, 0));
  const colours = all(({ color }) => color);
  for (let i = 0; i < colours.length; i += 3)
    colours.splice(i, 3, ...fromSrgb([colours[i]!, colours[i + 1]!, colours[i + 2]!]));
  return {
    parts: legs.map(({ name }) => name),
    count: rest.length / 3,
    rest,
    restNormals: Float32Array.from(all(({ normal }) => normal)),
    positions: new Float32Array(rest.length),
    normals: new Float32Array(rest.length),
    colours: Float32Array.from(colours),
    uv: Float32Array.from(all(({ uv }) => uv)),
    bones: Uint16Array.from(all(({ skinIndex }) => skinIndex)),
    boneWeights: Float32Array.from(all(({ skinWeight }) => skinWeight)),
    triangles: Uint32Array.from(legs.flatMap(({ index }, i) => index.map((vertex) => vertex + first[i]!))),
    partOf: Uint8Array.from(legs.flatMap(({ index }, i) => Array<number>(index.length / 3).fill(i))),
  };
}

const WIDTH = { position: 3, normal: 3, uv: 2, color: 3, skinIndex: 4, skinWeight: 4 } as const;

/** A part without the triangles that are out of reach. */
function within(part: Part, { highest, widest }: Reach): Part {
  const low = (vertex: number) =>
    part.position[3 * vertex + 1]! < highest && Math.abs(part.position[3 * vertex]!) < widest;
  const kept = new Map<number, number>();
  const index: number[] = [];
  for (let t = 0; t < part.index.length; t += 3) {
    const corners = part.index.slice(t, t + 3);
    if (!corners.every(low)) continue;
    for (const vertex of corners) {
      if (!kept.has(vertex)) kept.set(vertex, kept.size);
      index.push(kept.get(vertex)!);
    }
  }
  const of = (name: keyof typeof WIDTH) =>
    [...kept.keys()].flatMap((vertex) => part[name].slice(vertex * WIDTH[name], (vertex + 1) * WIDTH[name]));
  return {
    name: part.name,
    index,
    position: of('position'),
    normal: of('normal'),
    uv: of('uv'),
    color: of('color'),
    skinIndex: of('skinIndex'),
    skinWeight: of('skinWeight'),
  };
}

/** Numbers a bone in the renderer's poses: a quaternion, where the head of the bone is, and where it is in rest. */
const A_BONE = 10;
/** Numbers of a bone's transform, column by column. */
const A_MATRIX = 12;

/** Puts the mesh into one of the renderer's poses. */
export function strike(mesh: Mesh, pose: Float32Array): void {
  const bones = transformsOf(pose);
  const matrix = new Float32Array(A_MATRIX);
  const { rest, restNormals, positions, normals } = mesh;
  for (let vertex = 0, i = 0; vertex < mesh.count; vertex++, i += 3) {
    matrix.fill(0);
    for (let k = 4 * vertex; k < 4 * vertex + 4; k++) {
      const weight = mesh.boneWeights[k]!;
      if (weight === 0) continue;
      const bone = mesh.bones[k]! * A_MATRIX;
      for (let c = 0; c < A_MATRIX; c++) matrix[c]! += weight * bones[bone + c]!;
    }
    for (let r = 0; r < 3; r++) {
      const [a, b, c] = [matrix[r]!, matrix[3 + r]!, matrix[6 + r]!];
      positions[i + r] = a * rest[i]! + b * rest[i + 1]! + c * rest[i + 2]! + matrix[9 + r]!;
      normals[i + r] = a * restNormals[i]! + b * restNormals[i + 1]! + c * restNormals[i + 2]!;
    }
  }
}

function transformsOf(pose: Float32Array): Float32Array {
  const transforms = new Float32Array((pose.length / A_BONE) * A_MATRIX);
  for (let from = 0, to = 0; from < pose.length; from += A_BONE, to += A_MATRIX) {
    const [x, y, z, w, ...places] = pose.subarray(from, from + A_BONE) as unknown as [number, number, number, number];
    const turn = [
      1 - 2 * (y * y + z * z),
      2 * (x * y + w * z),
      2 * (x * z - w * y),
      2 * (x * y - w * z),
      1 - 2 * (x * x + z * z),
      2 * (y * z + w * x),
      2 * (x * z + w * y),
      2 * (y * z - w * x),
      1 - 2 * (x * x + y * y),
    ];
    const [px, py, pz, rx, ry, rz] = places as unknown as [number, number, number, number, number, number];
    const moved = (r: number, head: number) => head - (turn[r]! * rx + turn[3 + r]! * ry + turn[6 + r]! * rz);
    transforms.set([...turn, moved(0, px), moved(1, py), moved(2, pz)], to);
  }
  return transforms;
}
