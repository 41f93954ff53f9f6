import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { TlogError } from '@countersign/tlog';

/** The latest checkpoint that a witness cosigned of each log, by origin, as note with its cosignature. */
type Latest = Record<string, string>;

/**
 * What a witness must never forget, in one file. A write is on the disk when `store` returns: written beside, flushed,
 * and put in place by a rename, so that a kill at any point leaves the old state or the new one. One process holds it.
 */
export class WitnessState {
  readonly #latest: Map<string, string>;

  private constructor(
    private readonly file: string,
    private readonly holder: string,
    latest: Latest,
  ) {
    this.#latest = new Map(Object.entries(latest));
  }

  /** Opens the state; a file that is not there is an empty one, a file that cannot be read is an error: a witness must not begin anew by mistake. */
  static open(file: string): WitnessState {
    const holder = lock(lockOf(file));
    return new WitnessState(file, holder, existsSync(file) ? parse(readFileSync(file, 'utf8'), file) : {});
  }

  latest(origin: string): string | undefined {
    return this.#latest.get(origin);
  }

  /** Throws, and stores nothing, when the lock is no longer this process's: two witnesses with one key could cosign a fork. */
  store(origin: string, note: string): void {
    requireHolder(lockOf(this.file), this.holder);
    const next = new Map(this.#latest).set(origin, note);
    writeFlushed(this.file, `${JSON.stringify(Object.fromEntries(next))}\n`);
    this.#latest.set(origin, note);
  }

  close(): void {
    if (holderOf(lockOf(this.file)) === this.holder) unlinkSync(lockOf(this.file));
  }
}

function parse(text: string, file: string): Latest {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && Object.values(value).every((note) => typeof note === 'string')) {
      return value as Latest;
    }
  } catch {
    // Said below.
  }
  throw new TlogError('malformed', `${file} is not the state of a witness; restore it, and never start without it`);
}

function writeFlushed(file: string, text: string): void {
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

const lockOf = (file: string): string => `${file}.lock`;

/** What a lock file says: host, process, and a name of its own; null when there is none. */
function holderOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function requireHolder(file: string, own: string): void {
  const holder = holderOf(file);
  if (holder === own) return;
  const who = holder === null ? 'nobody' : holder.split(' ').slice(0, 2).join(', process ');
  throw new TlogError(
    'malformed',
    `this state is held by ${who} (${file}). If no witness runs there, remove that file by hand and start again`,
  );
}

/**
 * Takes the lock; answers what it says. It is made complete under another name and linked into place, so that nobody reads
 * half of it. A lock that a killed process of this host left behind is taken over.
 */
function lock(file: string): string {
  const own = `${hostname()} ${process.pid} ${randomUUID()}`;
  const beside = `${file}.${randomUUID()}`;
  writeFileSync(beside, own, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (!hasLinked(beside, file)) takeAway(file);
      else break;
    }
  } finally {
    unlinkSync(beside);
  }
  // Who takes over a dead lock may for a moment move another's new one: its maker finds out here, or before it stores.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  requireHolder(file, own);
  return own;
}

function hasLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the lock of a dead process away; puts it back when it turns out to be another's. */
function takeAway(file: string): void {
  const seen = holderOf(file);
  if (seen === null || !isDead(seen)) return;
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (holderOf(aside) !== seen) hasLinked(aside, file);
  unlinkSync(aside);
}

/** Of another host nothing is known; a lock with our own process id is of an earlier life. */
function isDead(holder: string): boolean {
  const [host, pid] = holder.split(' ');
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return true;
  try {
    return !process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EPERM';
  }
}
