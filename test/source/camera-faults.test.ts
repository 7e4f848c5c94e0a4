import { describe, expect, it } from 'vitest';
import { CAMERA_FAULTS, cameraError } from '../../src/source/camera-faults.ts';
import { SourceError } from '../../src/source/source.ts';

const thrown = (name: string, message = '') => new DOMException(message, name);

describe('what browsers throw for a camera', () => {
  it.each([
    ['NotFoundError', 'no-camera'],
    ['OverconstrainedError', 'no-camera'],
    ['NotAllowedError', 'camera-refused'],
    ['SecurityError', 'camera-refused'],
    ['NotReadableError', 'camera-in-use'],
    ['AbortError', 'camera-in-use'],
  ])('%s is %s', (name, fault) => {
    expect(cameraError(thrown(name)).fault).toBe(fault);
  });

  it('a TypeError, which is what an unsafe page gets, is camera-unsupported', () => {
    expect(cameraError(new TypeError('no mediaDevices')).fault).toBe('camera-unsupported');
  });

  it('tells a block by the operating system from a block of the page', () => {
    const page = cameraError(thrown('NotAllowedError', 'Permission denied'));
    const system = cameraError(thrown('NotAllowedError', 'Permission denied by system'));
    expect(page.message).toContain('address bar');
    expect(system.message).toContain('privacy settings');
  });

  it('names an error it does not know', () => {
    expect(cameraError(thrown('WeirdError')).message).toContain('WeirdError');
  });

  it('leaves its own errors as they are', () => {
    const own = new SourceError('camera-unplugged', 'gone');
    expect(cameraError(own)).toBe(own);
  });

  it('always says what to do: at least two sentences, no blame', () => {
    const names = ['NotFoundError', 'OverconstrainedError', 'NotAllowedError', 'NotReadableError', 'WeirdError'];
    const messages = [
      ...names.map((name) => cameraError(thrown(name)).message),
      ...Object.values(CAMERA_FAULTS).map(({ message }) => message),
    ];
    for (const message of messages) {
      expect(message).toMatch(/[.)] [A-Z].+\.$/);
      expect(message).not.toMatch(/you (did|have|must)|invalid|illegal/i);
    }
  });
});
