import type { AnalyzeProgress } from './analyze-page.ts';

/** Where progress is shown: a terminal that can rewrite its line, or a log that cannot. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface ProgressLine {
  show(progress: AnalyzeProgress): void;
  /** Leaves the terminal's line clean for what comes next. */
  end(): void;
}

/** Shows frames done, of how many, and how fast: one rewritten line on a terminal, else a line every tenth. */
export function createProgress(output: ProgressOutput, now: () => number): ProgressLine {
  // From the first frames on: loading the network is not part of the rate.
  let first: { readonly done: number; readonly at: number } | null = null;
  let tenths = 0;
  let wasWriting: true | undefined;
  const text = ({ done, total, writing }: AnalyzeProgress) => {
    first ??= { done, at: now() };
    const seconds = (now() - first.at) / 1000;
    const rate = seconds > 0 ? `, ${((done - first.done) / seconds).toFixed(1)} frames/s` : '';
    return `${done} of ${total} frames${writing ? ' written' : ''}${rate}`;
  };
  return {
    show(progress) {
      if (progress.writing !== wasWriting) {
        wasWriting = progress.writing;
        first = null;
        tenths = 0;
      }
      if (output.isTTY) {
        output.write(`\r\x1b[K${text(progress)}`);
        return;
      }
      const line = text(progress);
      const reached = Math.floor((10 * progress.done) / progress.total);
      if (reached <= tenths) return;
      tenths = reached;
      output.write(`${line}\n`);
    },
    end() {
      if (output.isTTY) output.write('\r\x1b[K');
    },
  };
}
