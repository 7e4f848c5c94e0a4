import { develop, fromHex } from './colour.ts';
import type { Colour } from './colour.ts';
import type { Mesh } from './mesh.ts';
import type { Light, RenderedCamera } from './renderer.ts';
import { clouds, hash } from './texture.ts';
import type { Floor } from './texture.ts';

/** What is around the legs. Metres. */
export interface Scene {
  readonly light: Light;
  readonly floor: Floor;
  /** The floor is turned by this (radians) and tinted. */
  readonly floorTurn: number;
  readonly floorTint: Colour;
  readonly wall: Wall;
  /** Tints of the mesh's parts by name. */
  readonly tints: Readonly<Record<string, Colour>>;
  /** How soft shadows are: pixels of the shadow map between what is looked up. */
  readonly soft: number;
  /** How far shadows are told, metres across. */
  readonly shadows: number;
}

export interface Wall {
  /** Behind the person. */
  readonly distance: number;
  readonly colour: Colour;
  readonly skirting: Colour;
  /** What stands along it: from, to, how high, and its colour. */
  readonly things: readonly {
    readonly from: number;
    readonly to: number;
    readonly height: number;
    readonly colour: Colour;
  }[];
}

/** A part of the camera's picture, pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
/** The part that is shown, and what of it is drawn; the rest stays black. */
export interface Window extends Box {
  readonly drawn: Box;
}

/** Rows of red, green and blue bytes: the mesh as it stands, on a floor, in front of a wall. */
export function pictureOf(mesh: Mesh, camera: RenderedCamera, window: Window, scene: Scene): Uint8Array {
  const { width, height, left, top } = window;
  const out = new Uint8Array(3 * width * height);
  const shown = project(mesh, camera, window);
  const nearest = nearestTriangles(mesh, shown, width, height);
  const shade = createShading(mesh, scene, out);
  const surface = createSurface(mesh, shown, scene, shade);
  const room = createRoom(camera, scene, shade);
  const { xs, ys } = extentOf(window);
  for (let y = ys.from; y <= ys.to; y++)
    for (let x = xs.from; x <= xs.to; x++) {
      const pixel = y * width + x;
      const triangle = nearest[pixel]!;
      if (triangle >= 0) surface(triangle, x, y, pixel);
      else room(x + left + 0.5, y + top + 0.5, pixel);
    }
  return out;
}

function extentOf({ left, top, width, height, drawn }: Window) {
  const along = (from: number, length: number, most: number) => ({
    from: Math.max(0, Math.floor(from)),
    to: Math.min(most - 1, Math.ceil(from + length)),
  });
  return { xs: along(drawn.left - left, drawn.width, width), ys: along(drawn.top - top, drawn.height, height) };
}

/** Where each vertex is in the window, and how far away. */
function project({ count, positions }: Mesh, { R, t, f, cx, cy }: RenderedCamera, { left, top }: Window): Float32Array {
  const shown = new Float32Array(3 * count);
  for (let i = 0; i < 3 * count; i += 3) {
    const [x, y, z] = [positions[i]!, positions[i + 1]!, positions[i + 2]!];
    const depth = R[2][0] * x + R[2][1] * y + R[2][2] * z + t[2];
    shown[i] = cx + (f * (R[0][0] * x + R[0][1] * y + R[0][2] * z + t[0])) / depth - left;
    shown[i + 1] = cy + (f * (R[1][0] * x + R[1][1] * y + R[1][2] * z + t[1])) / depth - top;
    shown[i + 2] = depth;
  }
  return shown;
}

const NOTHING = 1e9;

/** Of every pixel the triangle that is nearest, -1 where there is none. */
function nearestTriangles(mesh: Mesh, shown: Float32Array, width: number, height: number): Int32Array {
  const nearest = new Int32Array(width * height).fill(-1);
  fillDepths(mesh, shown, width, height, new Float32Array(width * height).fill(NOTHING), nearest);
  return nearest;
}

/** Lowers depths to those of the mesh. Skin has only an outside where it is looked at (`nearest` is given). */
function fillDepths(
  { triangles, partOf, parts }: Mesh,
  shown: Float32Array,
  width: number,
  height: number,
  depths: Float32Array,
  nearest: Int32Array | null,
): void {
  const skin = parts.indexOf('skin');
  for (let t = 0; t < partOf.length; t++) {
    const [a, b, c] = [3 * triangles[3 * t]!, 3 * triangles[3 * t + 1]!, 3 * triangles[3 * t + 2]!];
    const [ax, ay, bx, by, cx, cy] = [shown[a]!, shown[a + 1]!, shown[b]!, shown[b + 1]!, shown[c]!, shown[c + 1]!];
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (area === 0 || (nearest && area > 0 && partOf[t] === skin)) continue;
    const right = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    const bottom = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    for (let y = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5)); y <= bottom; y++)
      for (let x = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5)); x <= right; x++) {
        const [px, py] = [x + 0.5, y + 0.5];
        const u = ((bx - px) * (cy - py) - (by - py) * (cx - px)) / area;
        const v = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) / area;
        const w = 1 - u - v;
        if (u < 0 || v < 0 || w < 0) continue;
        const depth = u * shown[a + 2]! + v * shown[b + 2]! + w * shown[c + 2]!;
        const pixel = y * width + x;
        if (depth >= depths[pixel]!) continue;
        depths[pixel] = depth;
        if (nearest) nearest[pixel] = t;
      }
  }
}

/** Side of the shadow map, pixels; it is as wide as the scene says. */
const MAP = 1024;
/** Surfaces are lifted by this before they look for shadows, and may lie this deep in them. Metres. */
const LIFT = 0.012;
const DEEP = 0.003;

/** How much of nine places around one on the shadow map the sun reaches, from 0 to 1. */
function createSun(
  mesh: Mesh,
  direction: Colour,
  soft: number,
  span: number,
): (x: number, y: number, z: number) => number {
  const [dx, dy, dz] = direction;
  const flat = Math.hypot(dx, dz);
  const scale = MAP / span;
  const [ux, uz] = [(scale * dz) / flat, (-scale * dx) / flat];
  const [vx, vy, vz] = [dy * uz, dz * ux - dx * uz, -dy * ux];
  const seen = new Float32Array(3 * mesh.count);
  for (let i = 0; i < seen.length; i += 3) {
    const [x, y, z] = [mesh.positions[i]!, mesh.positions[i + 1]!, mesh.positions[i + 2]!];
    seen[i] = MAP / 2 + ux * x + uz * z;
    seen[i + 1] = MAP / 2 + vx * x + vy * y + vz * z;
    seen[i + 2] = -(dx * x + dy * y + dz * z);
  }
  const map = new Float32Array(MAP * MAP).fill(NOTHING);
  fillDepths(mesh, seen, MAP, MAP, map, null);
  return (x, y, z) => {
    const [u, v] = [MAP / 2 + ux * x + uz * z, MAP / 2 + vx * x + vy * y + vz * z];
    const depth = -(dx * x + dy * y + dz * z) - DEEP;
    let lit = 0;
    for (let j = -1; j <= 1; j++)
      for (let i = -1; i <= 1; i++) {
        const [column, row] = [Math.floor(u + i * soft), Math.floor(v + j * soft)];
        const outside = column < 0 || row < 0 || column >= MAP || row >= MAP;
        if (outside || map[row * MAP + column]! > depth) lit++;
      }
    return lit / 9;
  };
}

/** Writes what a matt surface of a colour shows at a place (metres) with a normal. */
type Shade = (colour: readonly number[], place: readonly number[], normal: readonly number[], pixel: number) => void;

function createShading(mesh: Mesh, { light, soft, shadows }: Scene, out: Uint8Array): Shade {
  const length = Math.hypot(...light.sunDir);
  const direction = light.sunDir.map((part) => part / length) as unknown as Colour;
  const reached = createSun(mesh, direction, soft, shadows);
  const [sky, ground, sun] = [fromHex(light.sky), fromHex(light.ground), fromHex(light.sunColor)];
  const lamps = light.lamps.map(({ c, i, p }) => ({ colour: fromHex(c), power: i, place: p }));
  // 0.6 is what three.js has the ACES curve begin with.
  const gain = light.exposure / 0.6 / Math.PI;
  const falling = [0, 0, 0];
  return (colour, [x, y, z]: readonly number[], [nx, ny, nz]: readonly number[], pixel) => {
    const facing = nx! * direction[0] + ny! * direction[1] + nz! * direction[2];
    const lit = facing > 0 ? facing * light.sun * reached(x! + LIFT * nx!, y! + LIFT * ny!, z! + LIFT * nz!) : 0;
    const up = 0.5 * ny! + 0.5;
    for (let c = 0; c < 3; c++) falling[c] = (ground[c]! + (sky[c]! - ground[c]!) * up) * light.hemi + lit * sun[c]!;
    for (const lamp of lamps) {
      const [lx, ly, lz] = [lamp.place[0] - x!, lamp.place[1] - y!, lamp.place[2] - z!];
      const far = Math.sqrt(lx * lx + ly * ly + lz * lz);
      const power = (Math.max(0, (lx * nx! + ly * ny! + lz * nz!) / far) * lamp.power) / far ** 1.7;
      for (let c = 0; c < 3; c++) falling[c]! += power * lamp.colour[c]!;
    }
    const [r, g, b] = [falling[0]! * colour[0]!, falling[1]! * colour[1]!, falling[2]! * colour[2]!];
    develop(r * gain, g * gain, b * gain, out, 3 * pixel);
  };
}

/** How dark a part's weave is at its darkest, how much of that is large, and how fine it is. */
const WEAVE: Readonly<Record<string, readonly [darkest: number, large: number, fine: number]>> = {
  cloth: [0.78, 0.35, 160],
  shoe: [0.85, 0.3, 48],
};
const SKIN = [0.86, 0.6, 48] as const;
const PLAIN: Colour = [1, 1, 1];
const GAMMA = 2.2;

function createSurface(mesh: Mesh, shown: Float32Array, { tints }: Scene, shade: Shade) {
  const { triangles, partOf, positions, normals, colours, uv } = mesh;
  const of = mesh.parts.map((name) => ({ tint: tints[name] ?? PLAIN, weave: WEAVE[name] ?? SKIN }));
  const [colour, place, normal] = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  return (triangle: number, x: number, y: number, pixel: number): void => {
    const [i, j, k] = [triangles[3 * triangle]!, triangles[3 * triangle + 1]!, triangles[3 * triangle + 2]!];
    const [a, b, c] = [3 * i, 3 * j, 3 * k];
    const [ax, ay, bx, by, cx, cy] = [shown[a]!, shown[a + 1]!, shown[b]!, shown[b + 1]!, shown[c]!, shown[c + 1]!];
    const [px, py] = [x + 0.5, y + 0.5];
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    const u = ((bx - px) * (cy - py) - (by - py) * (cx - px)) / area;
    const v = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) / area;
    const w = 1 - u - v;
    const { tint, weave } = of[partOf[triangle]!]!;
    const [darkest, large, fine] = weave;
    const across = u * uv[2 * i]! + v * uv[2 * j]! + w * uv[2 * k]!;
    const down = u * uv[2 * i + 1]! + v * uv[2 * j + 1]! + w * uv[2 * k + 1]!;
    const grain = 0.5 + 0.25 * (hash(x, y, triangle) - 0.5);
    const woven = large * clouds(across * fine, down * fine, 3) + (1 - large) * grain;
    const dark = (darkest + (1 - darkest) * woven) ** GAMMA;
    for (let n = 0; n < 3; n++) {
      const own = u * colours[a + n]! + v * colours[b + n]! + w * colours[c + n]!;
      colour[n] = Math.min(1, own * tint[n]! * dark);
      place[n] = u * positions[a + n]! + v * positions[b + n]! + w * positions[c + n]!;
      normal[n] = u * normals[a + n]! + v * normals[b + n]! + w * normals[c + n]!;
    }
    // Cloth that is looked at from inside shows its other side.
    const [nx, ny, nz] = [normal[0]!, normal[1]!, normal[2]!];
    const length = (area > 0 ? -1 : 1) * (Math.sqrt(nx * nx + ny * ny + nz * nz) || 1);
    for (let n = 0; n < 3; n++) normal[n]! /= length;
    shade(colour, place, normal, pixel);
  };
}

const UP = [0, 1, 0] as const;
const FORWARD = [0, 0, 1] as const;
/** Metres. */
const SKIRTING = 0.09;
/** Away from the middle of the floor's pattern, which is the same on both sides of it. Metres. */
const ASIDE = 50;

function createRoom({ R, f, cx, cy, pos }: RenderedCamera, scene: Scene, shade: Shade) {
  const { floor, floorTint, wall } = scene;
  const [cos, sin] = [Math.cos(scene.floorTurn), Math.sin(scene.floorTurn)];
  const [x0, y0, z0] = pos.toArray();
  const colour = [0, 0, 0];
  return (column: number, row: number, pixel: number): void => {
    const [dx, dy] = [(column - cx) / f, (row - cy) / f];
    const rx = R[0][0] * dx + R[1][0] * dy + R[2][0];
    const ry = R[0][1] * dx + R[1][1] * dy + R[2][1];
    const rz = R[0][2] * dx + R[1][2] * dy + R[2][2];
    const toFloor = ry < 0 ? -y0 / ry : NOTHING;
    const toWall = rz < 0 ? (-wall.distance - z0) / rz : NOTHING;
    if (toFloor < toWall) {
      const [x, z] = [x0 + rx * toFloor, z0 + rz * toFloor];
      floor(x * cos - z * sin + ASIDE, x * sin + z * cos + ASIDE, toFloor / f, colour);
      for (let c = 0; c < 3; c++) colour[c] = Math.min(1, colour[c]! * floorTint[c]!);
      shade(colour, [x, 0, z], UP, pixel);
    } else {
      const [x, y] = [x0 + rx * toWall, y0 + ry * toWall];
      const thing = wall.things.findLast(({ from, to, height }) => x > from && x < to && y < height);
      shade(thing?.colour ?? (y < SKIRTING ? wall.skirting : wall.colour), [x, y, -wall.distance], FORWARD, pixel);
    }
  };
}
