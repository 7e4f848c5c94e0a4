import { defineConfig } from 'vitest/config';
import { mediapipePose } from './src/pose/mediapipe/vite-plugin.ts';

/**
 * Nothing leaves the machine: the browser itself refuses any request to another origin. Repeated as a meta tag in the
 * page, for hosts that send no headers.
 */
const CSP = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=()',
};

/** A person at a desk: there is a screen to open a browser on. */
const atADesk =
  process.env['CI'] === undefined &&
  (process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']));

export default defineConfig({
  base: './',
  plugins: [mediapipePose()],
  worker: { format: 'es', plugins: () => [mediapipePose()] },
  optimizeDeps: {
    exclude: ['@mediapipe/pose', '@tensorflow-models/pose-detection'],
    include: ['@tensorflow/tfjs-core'],
  },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  server: { headers: ISOLATION },
  preview: { port: 4173, open: atADesk, headers: { ...ISOLATION, 'Content-Security-Policy': CSP } },
  test: {
    include: ['test/**/*.test.ts'],
  },
});
