import type { Logger } from 'pino';

export interface Round {
  stop(): Promise<void>;
}

/**
 * Does a piece of work again and again: at once while it says that more waits, else after `everyMs`. A failure is logged
 * and the work tried again after a pause that doubles up to 30 s, so that an outage ends by itself. Long work heeds `signal`.
 */
export function startRound(
  name: string,
  everyMs: number,
  logger: Logger,
  work: (signal: AbortSignal) => Promise<boolean | void>,
): Round {
  const stopping = new AbortController();
  const { signal } = stopping;
  let wake = (): void => undefined;
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    let failures = 0;
    while (!signal.aborted) {
      try {
        const more = await work(signal);
        failures = 0;
        if (more !== true && !signal.aborted) await pause(everyMs);
      } catch (error) {
        failures += 1;
        logger.warn({ error, round: name, failures }, 'A round failed and will be tried again');
        if (!signal.aborted) await pause(Math.min(30_000, everyMs * 2 ** failures));
      }
    }
  };
  const running = run();
  return {
    stop() {
      stopping.abort();
      wake();
      return running;
    },
  };
}
