import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

const flushAt = 256 * 1024;

/** Text that is gathered while another part is written and read afterwards: a file, so that memory stays flat. */
export class ScratchTable {
  #waiting: string[] = [];
  #length = 0;

  private constructor(
    private readonly file: FileHandle,
    private readonly path: string,
  ) {}

  /** Opens an empty one of that name in a scratch folder. */
  static async open(folder: string, name: string): Promise<ScratchTable> {
    const path = join(folder, name);
    return new ScratchTable(await open(path, 'w'), path);
  }

  /** Whether `flush` is worth its while: asked between rows, so that appending needs no waiting. */
  get isFull(): boolean {
    return this.#length >= flushAt;
  }

  append(text: string): void {
    this.#waiting.push(text);
    this.#length += text.length;
  }

  async flush(): Promise<void> {
    if (this.#length === 0) return;
    await this.file.writeFile(this.#waiting.join(''), 'utf8');
    this.#waiting = [];
    this.#length = 0;
  }

  /** Ends the gathering and reads all of it, in chunks. */
  async *read(): AsyncGenerator<Uint8Array> {
    await this.flush();
    await this.file.close();
    for await (const chunk of createReadStream(this.path)) yield chunk as Uint8Array;
  }

  /** Lets go of the file where it is not read. */
  async close(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }
}
