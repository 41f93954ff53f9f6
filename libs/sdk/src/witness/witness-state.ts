import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, unlinkSync, writeSync } from 'node:fs';
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
    latest: Latest,
  ) {
    this.#latest = new Map(Object.entries(latest));
  }

  /** Opens the state; a file that is not there is an empty one, a file that cannot be read is an error: a witness must not begin anew by mistake. */
  static open(file: string): WitnessState {
    lock(`${file}.lock`);
    return new WitnessState(file, existsSync(file) ? parse(readFileSync(file, 'utf8'), file) : {});
  }

  latest(origin: string): string | undefined {
    return this.#latest.get(origin);
  }

  store(origin: string, note: string): void {
    const next = new Map(this.#latest).set(origin, note);
    writeFlushed(this.file, `${JSON.stringify(Object.fromEntries(next))}\n`);
    this.#latest.set(origin, note);
  }

  close(): void {
    unlinkSync(`${this.file}.lock`);
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
    writeSync(handle, text);
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

/** A lock whose holder is dead is taken over, since a killed process leaves it behind. */
function lock(file: string): void {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(readFileSync(file, 'utf8'));
    if (attempt > 3 || (holder !== process.pid && isAlive(holder))) {
      throw new TlogError('malformed', `process ${holder} holds this state already (${file})`);
    }
    unlinkSync(file);
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
