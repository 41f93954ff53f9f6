import { createServer } from 'node:net';
import { aptInstall } from './apt-install.mjs';
import { findProgram } from './find-program.mjs';
import { startCluster } from './start-cluster.mjs';
import { startRedis } from './start-redis.mjs';

/** The headless shell first: the same engine without a desktop's windows, which takes a fifth less time. */
const CHROMIUMS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const findChromium = () => process.env.CHROMIUM_PATH || findProgram(CHROMIUMS);
const findRedis = () => findProgram(['redis-server', 'valkey-server']);

/** Older Debian has the whole browser only. */
const wholeBrowser = (name) => (name === 'chromium-headless-shell' ? 'chromium' : name);

/** Whether one of the sets of packages could be installed, tried in order. */
async function installFirst(sets, say) {
  for (const packages of sets) if (await aptInstall(packages, say)) return true;
  return false;
}

/** The programs that the chosen tests need and that are not on this machine: installed where that is possible. */
async function findPrograms(needs, say) {
  const missing = [];
  if (needs.browser && findChromium() === null) missing.push('chromium-headless-shell', 'fonts-noto-cjk');
  if (needs.redis && findRedis() === null) missing.push('redis-server');
  if (missing.length > 0 && !(await installFirst([missing, missing.map(wholeBrowser)], say))) {
    say(`Could not install ${missing.join(', ')} here.`);
  }
  return { chromium: needs.browser ? findChromium() : null, redis: needs.redis ? findRedis() : null };
}

/**
 * Starts what the chosen tests need: answers `{ variables, lacks, stop() }`, where `lacks` names what could not be had (`browser`, `redis`).
 */
export async function prepareEquipment(root, needs, say) {
  const started = [];
  const stop = async () => {
    for (const item of started.splice(0).reverse()) await item.stop();
  };
  const programs = await findPrograms(needs, say);
  const variables = {};
  const lacks = [];
  if (programs.chromium !== null) variables.CHROMIUM_PATH = programs.chromium;
  else if (needs.browser) lacks.push('browser');
  if (programs.redis !== null) {
    const redis = await startRedis(programs.redis, await freePort());
    started.push(redis);
    variables.TEST_REDIS_URL = redis.url;
  } else if (needs.redis) lacks.push('redis');
  if (needs.database) {
    const cluster = await startCluster(root);
    started.push(cluster);
    Object.assign(variables, cluster.variables);
  }
  return { variables, lacks, stop };
}
