import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Trouble } from '../setup/trouble.mjs';

/** The sample set's sign-ins of an earlier start, or null. */
export function readSamples(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** The JSON object in the last line that is one; the loader may have written other lines before it. */
export function parseSamples(output) {
  const line = output.split('\n').findLast((text) => text.startsWith('{'));
  const samples = line === undefined ? null : JSON.parse(line);
  if (Array.isArray(samples?.people) && typeof samples.apiKey === 'string') return samples;
  throw new Trouble(
    `The sample set was loaded and its sign-ins were not told. What the loader wrote:\n${output.slice(-2000)}`,
  );
}

/** Loads the sample set with `load()` (answers `{ code, output }`) and keeps its sign-ins, readable by the owner only. */
export async function loadSamples(file, load) {
  const { code, output } = await load();
  if (code !== 0) {
    const tail = output.trim().split('\n').slice(-20).join('\n');
    throw new Trouble(
      `The sample set could not be loaded; COUNTERSIGN_SAMPLES=off npm start goes without it.\n${tail}`,
    );
  }
  const samples = parseSamples(output);
  writeFileSync(`${file}.new`, `${JSON.stringify(samples, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return samples;
}
