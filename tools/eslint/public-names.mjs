import { existsSync, readFileSync } from 'node:fs';

const texts = new Map();

function readIndex(file) {
  if (!texts.has(file)) texts.set(file, existsSync(file) ? readFileSync(file, 'utf8') : null);
  return texts.get(file);
}

/**
 * Whether a library's `src/index.ts` exports this name of this file. What is not in a library, or in one without an index, counts as public.
 */
export function isPublic(filename, name, read = readIndex) {
  const [, source, path] = /^(.*\/libs\/[^/]+\/src\/)(.+)\.ts$/.exec(filename.replaceAll('\\', '/')) ?? [];
  const index = source === undefined ? null : read(`${source}index.ts`);
  if (index === null) return true;
  const withoutPaths = index.replace(/'[^']*'/g, '');
  return new RegExp(`\\b${name}\\b`).test(withoutPaths) || index.includes(`export * from './${path}.js'`);
}
