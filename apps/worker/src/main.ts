import { pino } from 'pino';
import { readConfig } from './config.js';
import { startWorker } from './start-worker.js';

const config = readConfig();
const logger = pino({ level: config.logLevel, name: 'worker' });
const worker = await startWorker(config, logger);
process.send?.({ ready: { worker: worker.id } });

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    worker
      .stop()
      .catch((error: unknown) => logger.error({ error }, 'The worker did not stop in good order'))
      .finally(() => process.exit(0));
  });
}
