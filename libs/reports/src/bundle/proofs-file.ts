import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { proofRecord } from '@countersign/verifier';
import type { ReportDecision } from '../content/report-decision.js';

/** Proofs that are put aside in a scratch file while the report's decisions pass by, so that they are read once. */
export class ProofsFile {
  readonly #path: string;
  #file: FileHandle | null = null;
  #text = '';

  constructor(scratchFolder: string) {
    this.#path = join(scratchFolder, 'bundle-proofs');
  }

  async take(decision: ReportDecision): Promise<void> {
    this.#text += proofRecord(decision);
    if (this.#text.length > 1 << 16) await this.#write();
  }

  async *read(): AsyncGenerator<Uint8Array> {
    await this.#write();
    await this.#file?.close();
    for await (const chunk of createReadStream(this.#path) as AsyncIterable<Uint8Array>) yield chunk;
  }

  async #write(): Promise<void> {
    this.#file ??= await open(this.#path, 'w');
    await this.#file.writeFile(this.#text);
    this.#text = '';
  }
}
