import type { WorkerContext } from '../worker-context.js';

/** Hands the newest checkpoint to each witness that has not cosigned it. */
export async function witnessLog({ witnesses }: WorkerContext): Promise<void> {
  await witnesses?.run();
}
