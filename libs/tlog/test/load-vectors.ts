import { readFileSync } from 'node:fs';

/** The published test vectors of one file below test/vectors/tlog; the caller declares their shape. */
export function loadVectors<Shape>(file: string): Shape {
  return JSON.parse(readFileSync(new URL(`../../../test/vectors/tlog/${file}`, import.meta.url), 'utf8'));
}
