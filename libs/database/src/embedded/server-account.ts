import { readFileSync } from 'node:fs';
import { EmbeddedError } from './embedded-error.js';

/** The operating-system account that runs the database server. */
export interface ServerAccount {
  name: string;
  uid: number;
  gid: number;
}

/** The account to run the server as: null means the caller's own; PostgreSQL refuses root, so root gets `postgres` or `nobody`. */
export function serverAccount(
  callerUid: number | undefined = process.getuid?.(),
  readPasswd: () => string = () => readFileSync('/etc/passwd', 'utf8'),
): ServerAccount | null {
  if (callerUid !== 0) return null;
  const rows = readPasswd()
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const row = rows.find((fields) => fields[0] === name);
    const [uid, gid] = [Number(row?.[2]), Number(row?.[3])];
    if (Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0) return { name, uid, gid };
  }
  throw new EmbeddedError(
    'unsupported',
    'PostgreSQL does not run as root, and this system has neither an account "postgres" nor "nobody" to run it as. ' +
      'Create one (useradd --system postgres), run as an ordinary user, or set DATABASE_URL to a database server.',
  );
}
