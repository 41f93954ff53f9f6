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
    // What a stop could leave behind, a kill would too: leases end, and transactions are rolled back.
    setTimeout(() => {
      logger.warn('The worker did not stop in good order within 9 s and ends now');
      process.exit(0);
    }, 9_000).unref();
    worker
      .stop()
      .catch((error: unknown) => logger.error({ error }, 'The worker did not stop in good order'))
      .finally(() => process.exit(0));
  });
}
