declare module 'virtual:mediapipe/*' {
  /** Does what the script does when a script tag loads it. */
  export function run(): void;
}

declare module '@tensorflow-models/pose-detection/dist/blazepose_mediapipe/detector' {
  import type { BlazePoseMediaPipeModelConfig, PoseDetector } from '@tensorflow-models/pose-detection';
  /** Deep import: only this runtime, without the converter and WebGPU code that the package's entry pulls in. */
  export function load(config: BlazePoseMediaPipeModelConfig): Promise<PoseDetector>;
}
