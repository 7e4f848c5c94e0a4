// npm run stills -- RENDERER DIR: pictures of feet or legs, from which the networks that look at them are learned.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Dice } from '../train/dice.ts';
import type { Renderer } from '../train/stills/renderer.ts';
import { FEET } from '../train/stills/feet.ts';
import { LEGS } from '../train/stills/legs.ts';
import { stillsOf } from '../train/stills/still.ts';
import type { Still } from '../train/stills/still.ts';
import { understood, UsageError } from './arguments.ts';
import { fromWhereItWasTyped } from './typed-path.ts';

const USAGE = `npm run stills -- RENDERER DIR [--of feet|legs] [--from N] [--to N]

Draws the feet of rendered people, or their bent legs, one person for each number --from to --to: many poses, each in another place, seen by another camera.
RENDERER is the renderer's folder; only its bodies and movements are used, no browser. Each person is NAME.mp4, one picture
a second, and NAME.json, what is true of each. Those that are there already are left as they are.`;

const SUBJECTS = { feet: FEET, legs: LEGS } as const;
type Size = readonly [width: number, height: number];

/** As cameras do: a little out of focus, noise, compression. Drawn for each person. */
function develop(stills: readonly Still[], [width, height]: Size, file: string, dice: Dice): Promise<void> {
  const noise = dice.chance(0.3) ? 7 : 5;
  const filters = `gblur=sigma=${dice.between(0.4, 0.8)},noise=alls=${noise}:allf=t,format=yuv420p`;
  const from = `-f rawvideo -pix_fmt rgb24 -s ${width}x${height} -framerate 1 -i -`.split(' ');
  const to = `-c:v libx264 -preset veryfast -crf ${noise === 7 ? 24 : 21} -threads 1`.split(' ');
  const ffmpeg = spawn('ffmpeg', ['-v', 'error', '-y', ...from, '-vf', filters, ...to, file], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  for (const { picture } of stills) ffmpeg.stdin.write(picture);
  ffmpeg.stdin.end();
  return once(ffmpeg, 'close').then(([code]) => {
    if (code !== 0) throw new Error(`ffmpeg could not write ${file}.`);
  });
}

/** The renderer in this folder. Throws where it is none. */
async function openRenderer(folder: string): Promise<Renderer> {
  const modules = await Promise.all(
    ['body.mjs', 'motion.mjs', 'presets.mjs'].map(
      (file) => import(pathToFileURL(path.join(folder, file)).href) as Promise<object>,
    ),
  );
  return Object.assign({}, ...modules) as Renderer;
}

async function main(argv: readonly string[]): Promise<void> {
  const { values, positionals } = understood(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        of: { type: 'string', default: 'feet' },
        from: { type: 'string', default: '1' },
        to: { type: 'string', default: '200' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  if (values.help) return console.log(USAGE);
  const [folder, out] = positionals.map((typed) => fromWhereItWasTyped('stills', typed));
  const [from, to] = [Number(values.from), Number(values.to)];
  const of = Object.entries(SUBJECTS).find(([name]) => name === values.of)?.[1];
  if (!of || folder === undefined || out === undefined || !Number.isInteger(from) || !Number.isInteger(to))
    throw new UsageError(USAGE);
  const renderer = await openRenderer(folder);
  mkdirSync(out, { recursive: true });
  for (let number = from; number <= to; number++) {
    const name = path.join(out, `still-${String(number).padStart(4, '0')}`);
    if (existsSync(`${name}.json`)) continue;
    const stills = [...stillsOf(renderer, of, number)];
    await develop(stills, of.size, `${name}.part.mp4`, new Dice(number));
    renameSync(`${name}.part.mp4`, `${name}.mp4`);
    const frames = stills.map(({ truth }) => truth);
    writeFileSync(`${name}.json`, JSON.stringify({ size: of.size, frames }));
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
