import { availableMemory } from './available-memory.js';

const mega = 1024 * 1024;

/**
 * Megabytes of `shared_buffers` for a server that shares its machine with the product: an eighth of the memory of the machine, or of the
 * container, from 64 to 1024. PostgreSQL's documentation gives a quarter for a machine of its own; the pages are taken only as they are used.
 */
export function sharedBuffers(memory: number = availableMemory()): number {
  return Math.round(Math.min(1024, Math.max(64, memory / 8 / mega)));
}
