import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the command as a shell does, and waits for its end. */
const accuracy = (...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli/accuracy.ts', ...argv],
      { cwd: ROOT },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

// Small, the file is begun last, and would be waited for.
describe.concurrent('the accuracy command', () => {
  it('scores the recordings of the tests without being told anything', async ({ expect }) => {
    const { code, stdout } = await accuracy();
    expect(code).toBe(0);
    expect(stdout).toContain('Of the truth the engine gets the height of the person, and nothing else.');
    expect(stdout).toContain('== tracks: 3 clips, body seen in 100.0 % of frames');
    expect(stdout).not.toContain('all together');
  }, 60_000);

  it('says in one line what is wrong', async ({ expect }) => {
    const { code, stdout, stderr } = await accuracy('test/golden');
    expect({ code, lines: stderr.match(/has no NAME\.truth\.json\.gz/g)?.length }).toEqual({ code: 1, lines: 1 });
    expect(stdout).not.toContain('==');
    expect((await accuracy('--no')).code).toBe(2);
  }, 60_000);
});
