import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { EmbeddedError } from './embedded-error.js';

const password = z.string().min(16);
const credentials = z.strictObject({
  postgres: password,
  countersign_owner: password,
  countersign_app: password,
});

/** The generated passwords of the three roles, by role name. */
export type Credentials = z.infer<typeof credentials>;

function readCredentials(file: string): Credentials {
  try {
    return credentials.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new EmbeddedError(
      'failed',
      `${file} holds the database passwords and cannot be read: restore it from a backup.`,
      {
        cause,
      },
    );
  }
}

/** The passwords kept in `file` (mode 0600), generated when there is no database yet; a database without its passwords is an error. */
export function loadCredentials(file: string, clusterDir: string): Credentials {
  if (existsSync(file)) return readCredentials(file);
  if (existsSync(clusterDir)) {
    throw new EmbeddedError(
      'failed',
      `The database in ${clusterDir} has lost its passwords: ${file} is missing. ` +
        `Restore that file, or move ${clusterDir} away to begin with an empty database.`,
    );
  }
  const make = (): string => randomBytes(24).toString('base64url');
  const made: Credentials = { postgres: make(), countersign_owner: make(), countersign_app: make() };
  writeFileSync(`${file}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}

/** A connection URL for one role of the server on this machine's `port`. */
export function connectionUrl(role: keyof Credentials, made: Credentials, port: number, database: string): string {
  return `postgres://${role}:${made[role]}@127.0.0.1:${port}/${database}`;
}
