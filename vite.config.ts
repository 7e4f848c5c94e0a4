import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { litert } from './src/pose/litert/vite-plugin.ts';
import { offline } from './src/offline/vite-plugin.ts';
import { mediapipePose } from './src/pose/mediapipe/vite-plugin.ts';

/**
 * Nothing leaves the machine: the browser itself refuses any request to another origin. Repeated as a meta tag in the
 * page, for hosts that send no headers.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "worker-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
];
/** Only a header may say this; browsers ignore it in a meta tag, with a warning. */
const CSP = [...POLICY, "frame-ancestors 'none'"].join('; ');

/** The built page carries the policy itself. The dev server's page does not: it puts styles into the page. */
const policyInThePage: Plugin = {
  name: 'plumbline:policy-in-the-page',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY.join('; ') },
      injectTo: 'head-prepend',
    },
  ],
};

/** What a host should send; docs/hosting.md says what for. The service worker adds them where a host does not. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(self), microphone=(self), geolocation=()',
};
const HEADERS = { ...ISOLATION, 'Content-Security-Policy': CSP };

/** A person at a desk: there is a screen to open a browser on. */
const atADesk =
  process.env['CI'] === undefined &&
  (process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']));

export default defineConfig({
  base: './',
  plugins: [mediapipePose(), litert(), policyInThePage, offline(HEADERS)],
  worker: { format: 'es', plugins: () => [mediapipePose(), litert()] },
  optimizeDeps: {
    exclude: ['@mediapipe/pose', '@tensorflow-models/pose-detection'],
    include: ['@tensorflow/tfjs-core'],
  },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  server: { headers: ISOLATION },
  preview: { port: 4173, open: atADesk, headers: HEADERS },
});
