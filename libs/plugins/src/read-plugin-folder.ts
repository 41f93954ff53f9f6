import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A plug-in file that does not hold what its folder asks for; the message says how to mend it. */
export class PluginError extends Error {
  override name = 'PluginError';
}

/**
 * Imports every module of a folder (tests and declarations left out) and answers its one export by file name, sorted by name.
 * Refuses a file without exactly one export, or whose export's `name` differs from the file's. Without waiting: whatever imports a
 * module that waits at its top level is loaded step by step, which takes tests several times as long.
 */
export function readPluginFolder<T extends { name: string }>(folder: URL, isPlugin: (value: unknown) => value is T) {
  const require = createRequire(import.meta.url);
  const files = readdirSync(fileURLToPath(folder))
    .filter((file) => /\.(ts|js)$/.test(file) && !/\.(test|d)\.(ts|js)$/.test(file))
    .sort();
  const plugins = new Map<string, T>();
  for (const file of files) {
    const name = basename(file, extname(file));
    const exported: unknown[] = Object.values(require(fileURLToPath(new URL(file, folder))) as object);
    const [plugin] = exported;
    if (exported.length !== 1 || !isPlugin(plugin)) {
      throw new PluginError(
        `${fileURLToPath(new URL(file, folder))} must export exactly one plug-in of its folder's kind.`,
      );
    }
    if (plugin.name !== name) {
      throw new PluginError(
        `${file} declares the name "${plugin.name}": rename the file to ${plugin.name}${extname(file)}, or the plug-in to "${name}".`,
      );
    }
    plugins.set(name, plugin);
  }
  return plugins as ReadonlyMap<string, T>;
}
