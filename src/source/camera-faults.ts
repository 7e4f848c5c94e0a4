import { SourceError } from './source.ts';
import type { SourceFault } from './source.ts';

interface Words {
  readonly fault: SourceFault;
  readonly message: string;
}

/** A fault that the app itself finds, without the browser throwing anything. */
export const CAMERA_FAULTS = {
  unplugged: {
    fault: 'camera-unplugged',
    message: 'The camera stopped sending pictures. Plug it in again, then start again.',
  },
  insecure: {
    fault: 'camera-unsupported',
    message:
      'Browsers only give the camera to safe pages. Open the address that starts with http://localhost or https.',
  },
  unsupported: {
    fault: 'camera-unsupported',
    message: 'This browser gives no access to the camera. Use a current Chrome, Edge, Firefox or Safari.',
  },
} as const satisfies Record<string, Words>;

const IN_USE: Words = {
  fault: 'camera-in-use',
  message: 'The camera did not start: another app may be using it. Close that app, then try again.',
};
const REFUSED: Words = {
  fault: 'camera-refused',
  message: 'The camera is blocked for this page. Allow it with the camera sign in the address bar, then try again.',
};

/**
 * What browsers throw from `getUserMedia`, by the error's name.
 * Source: https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia
 */
const BY_NAME: Readonly<Record<string, Words>> = {
  NotFoundError: { fault: 'no-camera', message: 'No camera was found. Plug one in, then try again.' },
  OverconstrainedError: {
    fault: 'no-camera',
    message: 'The chosen camera is not there any more. Plug it in, or choose another one.',
  },
  NotAllowedError: REFUSED,
  SecurityError: REFUSED,
  NotReadableError: IN_USE,
  AbortError: IN_USE,
  TypeError: CAMERA_FAULTS.insecure,
};

/** Chromium's word for a camera that the operating system keeps from the whole browser. */
const BY_SYSTEM = /system/i;

/** What the browser threw when asked for the camera, in words for the person in front of it. */
export function cameraError(thrown: unknown): SourceError {
  if (thrown instanceof SourceError) return thrown;
  const { name, message } = nameAndMessage(thrown);
  if (name === 'NotAllowedError' && BY_SYSTEM.test(message))
    return new SourceError(
      'camera-refused',
      'This computer keeps the camera from the browser. Allow it in the privacy settings, then try again.',
    );
  const words = BY_NAME[name];
  if (words) return new SourceError(words.fault, words.message);
  return new SourceError(
    'camera-in-use',
    `The camera did not start (${name}). Close other apps that use it, then try again.`,
  );
}

const nameAndMessage = (thrown: unknown): { name: string; message: string } =>
  thrown instanceof Error || (typeof DOMException !== 'undefined' && thrown instanceof DOMException)
    ? { name: thrown.name, message: thrown.message }
    : { name: 'unknown', message: '' };
