import { describe, expect, it } from 'vitest';
import { BrowserMissing, findBrowser } from '../../src/cli/browser.ts';
import type { Machine } from '../../src/cli/browser.ts';

const machine = (platform: string, env: Machine['env'], files: readonly string[]): Machine => ({
  platform,
  env,
  exists: (file) => files.includes(file),
});

describe('the search for a browser', () => {
  it('takes the one that is named before any other', () => {
    const files = ['/opt/mine', '/usr/bin/chromium'];
    expect(findBrowser(machine('linux', { PLUMBLINE_BROWSER: '/opt/mine' }, files))).toBe('/opt/mine');
  });

  it('says so when the named one is not there, instead of taking another', () => {
    const wrong = machine('linux', { PLUMBLINE_BROWSER: '/opt/gone' }, ['/usr/bin/chromium']);
    expect(() => findBrowser(wrong)).toThrow(/PLUMBLINE_BROWSER names \/opt\/gone/);
  });

  it('finds it on the path of a Linux machine', () => {
    const env = { PATH: '/home/me/bin:/usr/bin' };
    expect(findBrowser(machine('linux', env, ['/home/me/bin/google-chrome']))).toBe('/home/me/bin/google-chrome');
  });

  it('takes the one without a window where there are both, unless a whole one is asked for', () => {
    const files = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'];
    const linux = machine('linux', { PATH: '/usr/bin' }, files);
    expect(findBrowser(linux)).toBe('/usr/bin/chromium-headless-shell');
    expect(findBrowser(linux, { whole: true })).toBe('/usr/bin/chromium');
  });

  it('finds it among the applications of a Mac, also the user’s own', () => {
    const chrome = '/Users/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(machine('darwin', { HOME: '/Users/me' }, [chrome]))).toBe(chrome);
  });

  it('finds Edge, which every Windows has', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findBrowser(machine('win32', { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, [edge]))).toBe(edge);
  });

  it.each([
    ['linux', /apt-get install chromium/],
    ['darwin', /google\.com\/chrome/],
    ['win32', /Edge/],
    ['sunos', /chromium/],
  ])('says in one line how to get one on %s', (platform, message) => {
    const bare = machine(platform, {}, []);
    expect(() => findBrowser(bare)).toThrow(BrowserMissing);
    expect(() => findBrowser(bare)).toThrow(message);
    expect(() => findBrowser(bare)).not.toThrow('\n');
  });
});
