import type { Unreadable } from './unreadable.js';

/** The files of a log in the C2SP tlog-tiles layout, by their path below its prefix: `checkpoint`, `tile/0/000`, `keys`. */
export interface LogFiles {
  /** The bytes of a file, at most `most`, or null where there is none; throws `Unreadable`. */
  find(path: string, most: number): Promise<Uint8Array | null>;
  /** The error of a file that is not there and should be. */
  missing(path: string): Unreadable;
}
