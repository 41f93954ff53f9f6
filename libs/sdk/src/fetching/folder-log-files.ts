import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogFiles } from './log-files.js';
import { unreadableFile } from './read-file-bytes.js';
import type { Unreadable } from './unreadable.js';

/** The files of a log in a folder, as `countersign archive` leaves them. */
export class FolderLogFiles implements LogFiles {
  constructor(private readonly folder: string) {}

  async find(path: string, most: number): Promise<Uint8Array | null> {
    const name = join(this.folder, path);
    try {
      await using file = await open(name);
      const { size } = await file.stat();
      if (size > most) throw unreadableFile(name, `${size} bytes are more than ${most}`);
      return new Uint8Array(await file.readFile());
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error instanceof Error && error.name === 'Unreadable' ? error : unreadableFile(name, error);
    }
  }

  missing(path: string): Unreadable {
    return unreadableFile(join(this.folder, path), 'it is not there');
  }
}
