import { fetchBytes, unfetched } from './fetch-bytes.js';
import type { LogFiles } from './log-files.js';
import type { Unreadable } from './unreadable.js';

/** The files of a log over HTTP. */
export class HttpLogFiles implements LogFiles {
  readonly #base: URL;

  /** The address of a product (its log is at /log) or of the log itself, with or without `/checkpoint`. */
  constructor(address: string) {
    const url = new URL(address);
    url.search = '';
    url.hash = '';
    const path = url.pathname.replace(/\/(checkpoint)?$/, '');
    url.pathname = path === '' && !url.pathname.endsWith('/checkpoint') ? '/log/' : `${path}/`;
    this.#base = url;
  }

  find(path: string, most: number): Promise<Uint8Array | null> {
    return fetchBytes(new URL(path, this.#base), most);
  }

  missing(path: string): Unreadable {
    return unfetched(new URL(path, this.#base), 'status 404');
  }
}
