// npm run parity -- VIDEO|DIR …: the same pictures through both runtimes, and how far their landmarks are apart.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { plainTable } from '../accuracy/table.ts';
import { parseTruth } from '../accuracy/truth.ts';
import type { Truth } from '../accuracy/truth.ts';
import { parseTrack } from '../core/track.ts';
import type { Track } from '../core/track.ts';
import type { ModelName, Runtime } from '../pose/estimator.ts';
import { hipRotationWalkOut as routine } from '../routines/hip-rotation-walk-out.ts';
import { analyzeVideo } from './analyze-video.ts';
import { UsageError } from './arguments.ts';
import { parseParityArguments, PARITY_USAGE } from './parity-arguments.ts';
import { compareBodies, fromTruth } from './parity-compare.ts';
import { parityPage, parityTable } from './parity-page.ts';
import type { Compared } from './parity-page.ts';
import { fromWhereItWasTyped } from './typed-path.ts';
import { writeTogether } from './write-together.ts';

const DOCS = fileURLToPath(new URL('../../docs', import.meta.url));
const VIDEO = /\.(?:mp4|webm|mov)$/;

async function main(argv: readonly string[]): Promise<void> {
  const wanted = parseParityArguments(argv);
  if (!wanted) {
    console.log(PARITY_USAGE);
    return;
  }
  const videos = wanted.videos.flatMap((typed) => videosIn(fromWhereItWasTyped('parity', typed)));
  if (videos.length === 0) throw new UsageError('Which videos? Give their paths, or folders: npm run parity -- DIR');
  const tracks = wanted.tracks === null ? null : fromWhereItWasTyped('parity', wanted.tracks);
  const all: Compared[] = [];
  for (const model of wanted.models)
    for (const video of videos) {
      const { frames: mediapipe } = await trackOf(video, model, 'mediapipe', wanted.every, tracks);
      const { frames: litert } = await trackOf(video, model, 'litert', wanted.every, tracks);
      const truth = truthOf(video);
      const off = truth && { mediapipe: fromTruth(mediapipe, truth), litert: fromTruth(litert, truth) };
      all.push({ clip: nameOf(video), model, parity: compareBodies(mediapipe, litert), off });
      console.log(`${plainTable(parityTable(all))}\n`);
    }
  if (!wanted.write) return;
  writeTogether(DOCS, { 'parity.md': parityPage(all, wanted.every) });
  console.log('Wrote docs/parity.md.');
}

function videosIn(given: string): string[] {
  const stat = statSync(given, { throwIfNoEntry: false });
  if (!stat) throw new Error(`${given} is not there.`);
  if (!stat.isDirectory()) return [given];
  return readdirSync(given)
    .filter((file) => VIDEO.test(file))
    .toSorted()
    .map((file) => path.join(given, file));
}

const nameOf = (video: string): string => path.basename(video).replace(VIDEO, '');

/** What is known of the rendered person, in a file beside the video; null where there is none. */
function truthOf(video: string): Truth | null {
  const file = video.replace(VIDEO, '.truth.json.gz');
  return existsSync(file) ? parseTruth(gunzipSync(readFileSync(file)).toString()) : null;
}

/** What the runtime sees in the video; kept in `tracks`, where it is looked for first. */
async function trackOf(
  video: string,
  model: ModelName,
  runtime: Runtime,
  every: number,
  tracks: string | null,
): Promise<Track> {
  const name = `${nameOf(video)}.${model}.${runtime}${every > 1 ? `.every-${every}` : ''}.track.json.gz`;
  const kept = tracks && path.join(tracks, name);
  if (kept && existsSync(kept)) return parseTrack(gunzipSync(readFileSync(kept)).toString());
  console.error(`${path.basename(video)}: ${model} on ${runtime}`);
  const order = {
    routine: routine.id,
    model,
    runtime,
    accelerator: 'cpu',
    every,
    height: null,
    cameraFov: null,
  } as const;
  const answer = await analyzeVideo(video, order);
  if ('error' in answer) throw new Error(answer.error);
  if (tracks) writeTogether(tracks, { [name]: gzipSync(answer.track) });
  return parseTrack(answer.track);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
