import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

const flushAt = 256 * 1024;

/** Deflated contents of a ZIP entry that lie in a file, ready to be copied into an archive. */
export interface PackedContents {
  crc: number;
  packed: number;
  size: number;
  read(): AsyncIterable<Uint8Array>;
}

/** A ZIP entry that is gathered, deflated, in a file while others are: memory stays flat, and the disk holds little. */
export class PackedFile {
  #waiting: string[] = [];
  #length = 0;
  #crc = 0;
  #size = 0;
  // The fastest level: sheets repeat themselves so much that a slower one gains little.
  readonly #deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED });
  readonly #file;
  readonly #done: Promise<void>;

  /** Begins one at a path; what was there is replaced. */
  constructor(private readonly path: string) {
    this.#file = createWriteStream(path);
    this.#done = finished(this.#deflate.pipe(this.#file));
    // Whoever waits for the end hears of a failure; before that it must not end the process.
    this.#done.catch(() => undefined);
    this.#file.on('error', (error) => this.#deflate.destroy(error));
  }

  /** Whether `flush` is worth its while: asked between rows, so that appending needs no waiting. */
  get isFull(): boolean {
    return this.#length >= flushAt;
  }

  /** Bytes appended and flushed so far. */
  get size(): number {
    return this.#size;
  }

  append(text: string): void {
    this.#waiting.push(text);
    this.#length += text.length;
  }

  async flush(): Promise<void> {
    if (this.#length === 0) return;
    const bytes = Buffer.from(this.#waiting.join(''), 'utf8');
    this.#waiting = [];
    this.#length = 0;
    this.#crc = crc32(bytes, this.#crc);
    this.#size += bytes.length;
    await new Promise<void>((resolve, reject) => {
      this.#deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Ends it. */
  async end(): Promise<PackedContents> {
    await this.flush();
    this.#deflate.end();
    await this.#done;
    const { path } = this;
    return {
      crc: this.#crc,
      packed: this.#file.bytesWritten,
      size: this.#size,
      read: () => createReadStream(path) as AsyncIterable<Uint8Array>,
    };
  }
}
