import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of the programs that is on the PATH (or is an absolute path that exists) and may be run, or null. */
export function findProgram(names, path = process.env.PATH ?? '') {
  for (const name of names) {
    const places = name.startsWith('/') ? [name] : path.split(delimiter).map((folder) => join(folder, name));
    for (const place of places) {
      try {
        accessSync(place, constants.X_OK);
        return place;
      } catch {
        // Not here.
      }
    }
  }
  return null;
}
