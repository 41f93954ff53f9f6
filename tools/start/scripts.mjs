import { join } from 'node:path';
import { run } from '../setup/own-processes.mjs';
import { Trouble } from '../setup/trouble.mjs';
import { browserUrl } from './settings.mjs';

/** The environment of the services: the caller's, with what the launcher decided. Only the migration gets the owner's URL. */
export function serviceEnvironment(settings, urls) {
  const { DATABASE_OWNER_URL: _, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: 'production',
    DATABASE_URL: urls.appUrl,
    PORT: String(settings.port),
    HOST: settings.host,
    COUNTERSIGN_PUBLIC_URL: process.env.COUNTERSIGN_PUBLIC_URL || browserUrl(settings.host, settings.port),
    COUNTERSIGN_DATA: settings.dataDir,
  };
}

/** Runs one of the API's scripts to its end: `{ code, output }`. */
export function runScript(settings, name, env) {
  const script = join(settings.root, 'apps', 'api', 'dist', name);
  return run(process.execPath, ['--enable-source-maps', script], {
    cwd: settings.root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Brings the database's schema up to date. */
export async function migrate(settings, urls, env) {
  const { code, output } = await runScript(settings, 'migrate.js', { ...env, DATABASE_OWNER_URL: urls.ownerUrl });
  if (code === 0) return;
  const tail = output.trim().split('\n').slice(-20).join('\n');
  throw new Trouble(`The database could not be migrated:\n${tail}`);
}
