import { fileURLToPath } from 'node:url';

/** Absolute path of a fixture. */
export const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** As Chrome is by itself without a graphics card: where software imitates one, every picture waits for that. */
export const WITHOUT_CARD: readonly string[] = ['--disable-gpu', '--disable-software-rasterizer'];
/** With a card for those who ask, but not for the page itself, which one that software imitates draws slowly. */
export const DRAWN_WITHOUT_CARD: readonly string[] = ['--disable-gpu-compositing'];
/** A camera that needs no asking, and shows a picture made up by the browser. */
export const SOME_CAMERA: readonly string[] = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
/** The same, showing a person who does the routine. */
export const CLIP_AS_CAMERA: readonly string[] = [
  ...SOME_CAMERA,
  `--use-file-for-fake-video-capture=${fixture('walk-out-camera.mjpeg')}`,
];

/** A card that software imitates: as slow as it is, it computes what a real one does. */
export const WITH_WEBGPU = { flags: ['--enable-unsafe-webgpu', ...DRAWN_WITHOUT_CARD], card: true } as const;
