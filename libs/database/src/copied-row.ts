const epoch2000 = 946_684_800_000;

/** The row under a binary COPY's hand: fields by number, in the order of the query. Valid only until the next row. */
export class CopiedRow {
  /** The bytes that hold the row, and where each of its fields begins and ends in them; -1 where it is null. */
  constructor(
    private readonly width: number,
    private readonly places: Int32Array = new Int32Array(2 * width),
    private buffer: Buffer = Buffer.alloc(0),
  ) {}

  /** Reads the row that begins at `from`; answers where the next one begins, or -1 when it is not there to its end. */
  read(buffer: Buffer, from: number): number {
    this.buffer = buffer;
    let at = from + 2;
    for (let field = 0; field < this.width; field += 1) {
      if (at + 4 > buffer.length) return -1;
      const length = buffer.readInt32BE(at);
      at += 4;
      this.places[2 * field] = length < 0 ? -1 : at;
      at += Math.max(0, length);
      this.places[2 * field + 1] = at;
    }
    return at > buffer.length ? -1 : at;
  }

  isNull(field: number): boolean {
    return this.start(field) < 0;
  }

  /** A `bytea`, without a copy. */
  bytes(field: number): Buffer {
    return this.buffer.subarray(this.start(field), this.end(field));
  }

  /** A `bytea` behind one byte of room (of its length, in this row), which may be changed for the moment. */
  roomyBytes(field: number): Buffer {
    return this.buffer.subarray(this.start(field) - 1, this.end(field));
  }

  /** Copies a `bytea` into `target` at byte offset `at`, at most `most` bytes; answers how many bytes it has. */
  copyBytes(field: number, target: Buffer, at: number, most: number): number {
    const [start, end] = [this.start(field), this.end(field)];
    this.buffer.copy(target, at, start, Math.min(end, start + most));
    return end - start;
  }

  /** A `text` or `json`. */
  text(field: number): string {
    return this.buffer.toString('utf8', this.start(field), this.end(field));
  }

  /** A `bigint` within the safe integers. */
  integer(field: number): number {
    const at = this.start(field);
    return this.buffer.readInt32BE(at) * 2 ** 32 + this.buffer.readUInt32BE(at + 4);
  }

  /** A `uuid` in its usual spelling. */
  uuid(field: number): string {
    const hex = this.buffer.toString('hex', this.start(field), this.end(field));
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  /** A `timestamptz` in milliseconds since 1970, with a fraction where it has microseconds. */
  milliseconds(field: number): number {
    return this.integer(field) / 1000 + epoch2000;
  }

  private start(field: number): number {
    return this.places[2 * field] ?? -1;
  }

  private end(field: number): number {
    return this.places[2 * field + 1] ?? -1;
  }
}
