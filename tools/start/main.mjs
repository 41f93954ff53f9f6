import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';
import { build } from '../setup/build.mjs';
import { loadEmbedded } from '../setup/embedded.mjs';
import { takeLock } from '../setup/file-lock.mjs';
import { killAll } from '../setup/own-processes.mjs';
import { Trouble } from '../setup/trouble.mjs';
import { whenParentDies } from '../setup/watch-parent.mjs';
import { checkPort } from './check-port.mjs';
import { prepareDataFolder } from './data-folder.mjs';
import { keepDatabase } from './embedded-database.mjs';
import { createLifetime } from './lifetime.mjs';
import { stopRecorded } from './process-record.mjs';
import { loadSamples, readSamples } from './samples.mjs';
import { migrate, runScript, serviceEnvironment } from './scripts.mjs';
import { createServices, processRecord } from './services.mjs';
import { browserUrl, readSettings } from './settings.mjs';
import { step } from './step.mjs';
import { waitReady } from './wait-ready.mjs';
import { welcome } from './welcome.mjs';

const READY_MS = 120_000;
const began = performance.timeOrigin;
const say = (line) => process.stdout.write(`${line}\n`);
const lifetime = createLifetime({ say, exit: (code) => process.exit(code) });
const giveUp = (reason) => lifetime.stop(1, `\n${reason}\n`);

function lockFolder(dataDir) {
  const lock = takeLock(join(dataDir, 'start.lock'));
  if (!lock.held) {
    throw new Trouble(
      `Countersign already runs on ${dataDir} (process ${lock.holder.pid}). ` +
        `Stop that one (Ctrl-C there, or kill ${lock.holder.pid}), or give this one its own data and port: ` +
        'COUNTERSIGN_DATA=/path/to/folder PORT=3001 npm start',
    );
  }
  lifetime.onStop(lock.release);
}

/** All that can be refused is refused first, before the long steps. */
async function prepare() {
  const settings = readSettings(process.env, root);
  const embedded = await loadEmbedded(root);
  const problemOf = settings.databaseUrl === null ? embedded.dataDirProblem : () => null;
  const dataDir = prepareDataFolder(settings, problemOf, say);
  lockFolder(dataDir);
  const left = await stopRecorded(processRecord(dataDir));
  if (left > 0) say(`  Stopped ${left} service(s) that a killed start had left running.`);
  const port = await checkPort(settings.host, settings.port);
  return { ...settings, dataDir, port, startEmbedded: embedded.startEmbedded };
}

/** The database's URLs: of the server that was named, or of the embedded one, which is started. */
async function openDatabase(settings) {
  if (settings.databaseUrl !== null) return { appUrl: settings.databaseUrl, ownerUrl: settings.ownerUrl };
  const starting = keepDatabase(settings.startEmbedded, { dataDir: settings.dataDir, say, onGiveUp: giveUp });
  lifetime.onStop(async () => (await starting.catch(() => null))?.stop());
  const database = await starting;
  if (database.adopted) say('  Took over the database server that a killed start had left running.');
  return database;
}

async function sampleSet(settings, env) {
  const file = join(settings.dataDir, 'samples.json');
  const known = readSamples(file);
  if (known !== null || !settings.samples) return known;
  return step(say, 'Load the sample set', () => loadSamples(file, () => runScript(settings, 'load-samples.js', env)));
}

async function start() {
  const settings = await prepare();
  lifetime.signal.throwIfAborted();
  const [urls] = await Promise.all([
    step(say, 'Start the database', () => openDatabase(settings)),
    step(say, 'Build', () => build(root, say)),
  ]);
  lifetime.signal.throwIfAborted();
  const env = serviceEnvironment(settings, urls);
  lifetime.onStop(killAll);
  await step(say, 'Migrate', () => migrate(settings, urls, env));
  lifetime.signal.throwIfAborted();
  const services = createServices({ settings, env, say, onGiveUp: giveUp });
  lifetime.onStop(services.stop);
  const url = browserUrl(settings.host, settings.port);
  await step(say, 'Start API, worker and console', () => {
    services.start();
    return waitReady({
      url: `${url}/api/ready`,
      told: services.told,
      limitMs: READY_MS,
      log: join(settings.dataDir, 'logs', 'api.log'),
      signal: lifetime.signal,
    });
  });
  const samples = await sampleSet(settings, env);
  lifetime.signal.throwIfAborted();
  say(welcome({ url, samples, dataDir: settings.dataDir, seconds: (Date.now() - began) / 1000 }));
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => lifetime.stop(0, '\nStopping …'));
whenParentDies(() => lifetime.stop(1, 'npm has gone; stopping …'));
process.on('uncaughtException', (error) => giveUp(error.stack));
process.stdout.on('error', () => undefined);
lifetime.onStop(killAll);

start().catch((error) => {
  if (lifetime.signal.aborted) return;
  const text = error instanceof Trouble || error.name === 'EmbeddedError' ? error.message : error.stack;
  giveUp(text);
});
