import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { recordProcesses } from './process-record.mjs';
import { createService } from './service.mjs';

/** Where the process ids of a data folder's services are written down. */
export const processRecord = (dataDir) => join(dataDir, 'processes.json');

/** The API and the worker as one: `start()`, `stop()`, and `told`, a promise that the API has said it is ready. */
export function createServices({ settings, env, say, onGiveUp }) {
  const logs = join(settings.dataDir, 'logs');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  let tell;
  const told = new Promise((resolve) => (tell = resolve));
  const services = [];
  const record = () => {
    const pids = services.map((service) => service.pid()).filter((pid) => pid !== null);
    recordProcesses(processRecord(settings.dataDir), pids);
  };
  const make = (app, name, onMessage) =>
    createService({
      name,
      script: join(settings.root, 'apps', app, 'dist', 'main.js'),
      env,
      cwd: settings.root,
      log: join(logs, `${app}.log`),
      say,
      onStart: record,
      onMessage,
      onGiveUp,
    });
  services.push(
    make('api', 'The API', (message) => message?.ready !== undefined && tell()),
    make('worker', 'The worker', null),
  );
  return {
    told,
    start: () => services.forEach((service) => service.start()),
    async stop() {
      await Promise.all(services.map((service) => service.stop()));
      record();
    },
  };
}
