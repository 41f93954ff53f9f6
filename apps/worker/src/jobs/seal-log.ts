import type { WorkerContext } from '../worker-context.js';

/** Seals pending entries; answers whether more wait. */
export async function sealLog({ sealer }: WorkerContext): Promise<boolean> {
  const sealed = await sealer.seal();
  return sealed?.more ?? false;
}
