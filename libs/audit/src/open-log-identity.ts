import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logIdentity, type LogIdentity } from './log-identity.js';
import { loadSigningKey, readKey } from './signing-key.js';

/** Where the keys of the log lie. A file that is given is never written. */
export interface LogKeyPlaces {
  folder: string;
  /** The log's name; without one that in `log.origin` of the folder, else one derived from the key. */
  origin?: string | undefined;
  /** The key; without one `log.pem` of the folder, made on first use. */
  key?: string | undefined;
  /** The key that comes next; without one `log-next.pem` of the folder, if it is there. */
  next?: string | undefined;
}

const recheckMs = 1000;

export const originFile = (folder: string): string => join(folder, 'log.origin');
export const nextKeyFile = (folder: string): string => join(folder, 'log-next.pem');

/** The log's identity as the key files say now: a rotation is seen within a second, by every process and without a restart. */
export function openLogIdentity(places: LogKeyPlaces, now: () => number = Date.now): LogIdentity {
  // The state first: a change in between is seen the next time.
  let [seen, current, checkedAt] = [stateOf(places), readIdentity(places, loadSigningKey), now()];
  const fresh = (): LogIdentity => {
    if (now() - checkedAt < recheckMs) return current;
    checkedAt = now();
    const state = stateOf(places);
    // A key that is gone stays gone: only the first reading makes one.
    if (state !== seen) [current, seen] = [readIdentity(places, readNamedKey), state];
    return current;
  };
  return {
    get origin() {
      return fresh().origin;
    },
    get key() {
      return fresh().key;
    },
    get verifier() {
      return fresh().verifier;
    },
    get vkey() {
      return fresh().vkey;
    },
    get next() {
      return fresh().next;
    },
  };
}

const readNamedKey: typeof loadSigningKey = (folder, name) => readKey(join(folder, `${name}.pem`));

function readIdentity({ folder, origin, key, next }: LogKeyPlaces, ownKey: typeof loadSigningKey): LogIdentity {
  const main = key === undefined ? ownKey(folder, 'log') : readKey(key);
  const file = originFile(folder);
  const name = origin ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
  const follower = next ?? nextKeyFile(folder);
  return logIdentity(main, name, existsSync(follower) ? readKey(follower) : undefined);
}

function stateOf({ folder, key, next }: LogKeyPlaces): string {
  const files = [key ?? join(folder, 'log.pem'), next ?? nextKeyFile(folder), originFile(folder)];
  return files
    .map((file) => statSync(file, { throwIfNoEntry: false }))
    .map((stat) => `${stat?.ino} ${stat?.mtimeMs}`)
    .join();
}

/** Keeps the name of a log whose name came from its key, before that key changes. */
export function keepOrigin({ folder }: LogKeyPlaces, { origin }: LogIdentity): void {
  try {
    writeFileSync(originFile(folder), `${origin}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
