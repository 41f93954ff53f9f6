import { call } from '../api/call.js';
import type { VerifyInput, VerifyStep } from './verify-entry.js';

/** Fetches the proof and the key, and verifies the entry in a worker, so that the page never waits. */
export async function verifyInWorker(entry: { id: string; leaf: string; leafHash: string }): Promise<VerifyStep[]> {
  const [proof, verifierKey] = await Promise.all([
    call('getEntryProof', { params: { id: entry.id } }),
    call('getVerifierKey'),
  ]);
  const input: VerifyInput = { leaf: entry.leaf, leafHash: entry.leafHash, proof, verifierKey };
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<VerifyStep[]>((resolve, reject) => {
      worker.addEventListener('message', (event: MessageEvent<VerifyStep[]>) => resolve(event.data));
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
      worker.postMessage(input);
    });
  } finally {
    worker.terminate();
  }
}
