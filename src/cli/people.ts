// npm run people -- DIR: orders for the renderer, from which the people come that the correction is learned from.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { clipSpec, PURPOSES } from '../train/people.ts';
import { understood, UsageError } from './arguments.ts';
import { fromWhereItWasTyped } from './typed-path.ts';

const USAGE = `npm run people -- DIR [--from N] [--to N] [--for learn|judge]

Writes orders for the renderer, one for each number --from to --to: a person, a place, a camera, what they do and what they do
wrong, drawn at random, the same for the same number. --for learn (the default): many poses, to learn from; judge: whole
sets at 30 pictures a second, to judge by, not to learn from.`;

try {
  const { values, positionals } = understood(() =>
    parseArgs({
      allowPositionals: true,
      options: {
        from: { type: 'string', default: '1' },
        to: { type: 'string', default: '64' },
        for: { type: 'string', default: 'learn' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  const [folder] = positionals;
  const purpose = PURPOSES.find((known) => known === values.for);
  const [from, to] = [Number(values.from), Number(values.to)];
  if (values.help) console.log(USAGE);
  else if (folder === undefined || !purpose || !Number.isInteger(from) || !Number.isInteger(to))
    throw new UsageError(USAGE);
  else {
    const out = fromWhereItWasTyped('people', folder);
    mkdirSync(out, { recursive: true });
    for (let number = from; number <= to; number++) {
      const spec = clipSpec(purpose, number);
      writeFileSync(path.join(out, `${spec.name}.json`), `${JSON.stringify(spec, null, 1)}\n`);
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
