import { resolve } from 'node:path';
import { Trouble } from '../setup/trouble.mjs';

function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Trouble(`PORT=${text} is not a port: give a number from 1 to 65535, for example PORT=3000 npm start`);
}

function readSamples(text, isEmbedded) {
  // Sample people have known passwords: a database that somebody else runs gets them only when asked for.
  if (text === undefined || text === '') return isEmbedded;
  if (text === 'on' || text === 'off') return text === 'on';
  throw new Trouble(`COUNTERSIGN_SAMPLES=${text} is not known: use on or off.`);
}

function readUrl(name, text, protocols) {
  if (text === undefined || text === '') return null;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  throw new Trouble(
    `${name} is not a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}.`,
  );
}

/** The launcher's settings from the environment; paths are absolute. Throws a Trouble that names the faulty variable. */
export function readSettings(env, root) {
  const databaseUrl = readUrl('DATABASE_URL', env.DATABASE_URL, ['postgres:', 'postgresql:']);
  return {
    root,
    port: readPort(env.PORT || '3000'),
    host: env.HOST || '127.0.0.1',
    dataDir: resolve(root, env.COUNTERSIGN_DATA || '.countersign'),
    isDataDirGiven: Boolean(env.COUNTERSIGN_DATA),
    databaseUrl,
    ownerUrl: readUrl('DATABASE_OWNER_URL', env.DATABASE_OWNER_URL, ['postgres:', 'postgresql:']) ?? databaseUrl,
    redisUrl: readUrl('REDIS_URL', env.REDIS_URL, ['redis:', 'rediss:']),
    samples: readSamples(env.COUNTERSIGN_SAMPLES, databaseUrl === null),
  };
}

/** The address to open in a browser for a host that is listened on. */
export function browserUrl(host, port) {
  if (host === '0.0.0.0' || host === '::') return `http://localhost:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
