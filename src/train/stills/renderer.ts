/** A drawable part of the renderer's person, in rest. Metres, colours as sRGB from 0 to 1. */
export interface Part {
  readonly name: string;
  readonly position: readonly number[];
  readonly normal: readonly number[];
  readonly uv: readonly number[];
  readonly color: readonly number[];
  /** Four bones a vertex, and how much each counts. */
  readonly skinIndex: readonly number[];
  readonly skinWeight: readonly number[];
  readonly index: readonly number[];
}

export interface RenderedBody {
  readonly parts: readonly Part[];
}

type Triple = readonly [number, number, number];

/** `p_cam = R p + t`, x right in the picture, y down, z forward; pixel = c + f x / z. */
export interface RenderedCamera {
  readonly f: number;
  readonly cx: number;
  readonly cy: number;
  readonly R: readonly [Triple, Triple, Triple];
  readonly t: Triple;
  readonly pos: { toArray(): [number, number, number] };
}

/** What the renderer knows of one frame. */
export interface RenderedFrame {
  readonly joints3d_cam: Readonly<Record<string, Triple>>;
  /** Degrees, positive toward the subject's left. */
  readonly pelvis: { readonly yaw: number };
  readonly left: RenderedLeg;
  readonly right: RenderedLeg;
}
/** Degrees: toes outward, the kneecap against them (positive outward), and how far the knee is bent. */
interface RenderedLeg {
  readonly footYaw: number;
  readonly kneeFootMisalignment: number;
  readonly kneeFlexion: number;
}

export interface Solved {
  readonly truth: { readonly frames: readonly RenderedFrame[] };
  /** Ten numbers a bone and frame: its turn, where its head is, and where that was in rest. */
  readonly poses: readonly Float32Array[];
  readonly cam: RenderedCamera;
}

/** Colours as sRGB, lengths in metres. */
export interface Light {
  readonly sky: string;
  readonly ground: string;
  readonly hemi: number;
  readonly sunColor: string;
  readonly sun: number;
  readonly sunDir: Triple;
  readonly exposure: number;
  readonly lamps: readonly { readonly c: string; readonly i: number; readonly p: Triple }[];
}

/** The parts of the renderer that need no browser: who stands how, seen from where. */
export interface Renderer {
  readonly BONES: readonly string[];
  readonly LIGHTS: Readonly<Record<'day' | 'soft' | 'dim' | 'backlit', Light>>;
  buildBody(subject: object): RenderedBody;
  rig(body: RenderedBody): object;
  solve(spec: object, body: RenderedBody): Solved;
  camera(spec: object, rig: object): RenderedCamera;
}
