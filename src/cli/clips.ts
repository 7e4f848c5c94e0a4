import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Clip } from '../accuracy/measure-clip.ts';
import { parseTruth } from '../accuracy/truth.ts';
import { parseTrack } from '../core/track.ts';
import { writeTogether } from './write-together.ts';

const TRACK = '.track.json.gz';
const TRUTH = '.truth.json.gz';
const VIDEOS = ['.mp4', '.webm'];

/** Names of the clips in a folder: whatever has a truth. Throws where there is none. */
export function clipNames(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${folder} is not a folder.`);
  const names = readdirSync(folder).filter((file) => file.endsWith(TRUTH));
  if (names.length === 0)
    throw new Error(`${folder} has no NAME${TRUTH}, so there is nothing to hold readings against.`);
  return names.map((file) => file.slice(0, -TRUTH.length)).toSorted();
}

/**
 * Reads a clip. Where `tracks` has none of it yet, `makeTrack` makes its text from the video, and it is kept there.
 * Throws what is wrong with the files.
 */
export async function readClip(
  folder: string,
  name: string,
  tracks: string,
  makeTrack: (video: string) => Promise<string>,
): Promise<Clip> {
  const truth = parsed(path.join(folder, name + TRUTH), parseTruth);
  const file = path.join(tracks, name + TRACK);
  if (existsSync(file)) return { name, truth, track: parsed(file, parseTrack) };
  const video = VIDEOS.map((extension) => path.join(folder, name + extension)).find(existsSync);
  if (video === undefined) throw new Error(`${path.join(folder, name)} has no video, and there is no ${file}.`);
  checkCanKeep(tracks);
  const text = await makeTrack(video);
  writeTogether(tracks, { [name + TRACK]: gzipSync(text) });
  return { name, truth, track: parseTrack(text) };
}

/** Before minutes of work, not after. */
function checkCanKeep(tracks: string): void {
  try {
    mkdirSync(tracks, { recursive: true });
    accessSync(tracks, constants.W_OK);
  } catch {
    throw new Error(`${tracks} may not be written into. Say with --tracks DIR where the tracks shall be kept.`);
  }
}

/** What `parse` makes of a packed file; its name goes before what `parse` throws. */
function parsed<Content>(file: string, parse: (text: string) => Content): Content {
  try {
    return parse(gunzipSync(readFileSync(file)).toString());
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
