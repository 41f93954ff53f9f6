interface Found {
  type: string;
  /** Offset of the box, of its content, and after it. */
  at: number;
  start: number;
  end: number;
}

const box = (type: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
};

const numbers = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, nth) => bytes.writeInt32BE(value, nth * 4));
  return bytes;
};

/** A property that turns a picture by so many quarters, against the clock. */
export const turnedBy = (quarters: number): Buffer => box('irot', Buffer.from([quarters]));

/** A property that cuts a picture to that size around its middle. */
export const cutTo = (width: number, height: number): Buffer => box('clap', numbers(width, 1, height, 1, 0, 1, 0, 1));

/** A property that says how large a picture is. */
export const ofSize = (width: number, height: number): Buffer => box('ispe', numbers(0, width, height));

/** The box of a type among those of a plain file, with the way to it. */
function find(bytes: Buffer, [type, ...inner]: string[], from = 0, to = bytes.length): Found[] {
  for (let at = from; at < to; at += bytes.readUInt32BE(at)) {
    const found = bytes.toString('latin1', at + 4, at + 8);
    if (found !== type) continue;
    const start = at + 8 + (type === 'meta' ? 4 : 0);
    const own = { type, at, start, end: at + bytes.readUInt32BE(at) };
    return inner.length === 0 ? [own] : [own, ...find(bytes, inner, start, own.end)];
  }
  throw new Error(`There is no box ${type}.`);
}

/** Moves what `iloc` (four-byte offsets, as libheif writes them) says of places in the file. */
function moveExtents(bytes: Buffer, by: number): void {
  const iloc = find(bytes, ['meta', 'iloc']).at(-1);
  if (!iloc) return;
  const version = bytes[iloc.start] ?? 0;
  const base = (bytes[iloc.start + 5] ?? 0) >> 4;
  let at = iloc.start + 8;
  for (let items = bytes.readUInt16BE(iloc.start + 6); items > 0; items -= 1) {
    const inFile = version === 0 || bytes.readUInt16BE(at + 2) === 0;
    at += (version === 0 ? 4 : 6) + base;
    const extents = bytes.readUInt16BE(at);
    at += 2;
    for (let extent = 0; extent < extents; extent += 1, at += 8) {
      if (inFile) bytes.writeUInt32BE(bytes.readUInt32BE(at) + by, at);
    }
  }
}

/** An AVIF of one picture, as sharp writes it, with further properties of all its items, applied in this order. */
export const avifWith = (avif: Buffer, ...properties: Buffer[]): Buffer => withProperties(avif, properties, true);

/** The same with properties that none of its items has. */
export const avifBeside = (avif: Buffer, ...properties: Buffer[]): Buffer => withProperties(avif, properties, false);

function withProperties(avif: Buffer, properties: readonly Buffer[], applied: boolean): Buffer {
  const way = find(avif, ['meta', 'iprp', 'ipco']);
  const ipco = way.at(-1);
  const ipma = find(avif, ['meta', 'iprp', 'ipma']).at(-1);
  if (!ipco || !ipma) throw new Error('This is no AVIF.');
  let known = 0;
  for (let at = ipco.start; at < ipco.end; at += avif.readUInt32BE(at)) known += 1;
  const added = Buffer.from(applied ? properties.map((_, nth) => 0x80 | (known + 1 + nth)) : []);
  const entries: Buffer[] = [];
  for (let at = ipma.start + 8; at < ipma.end;) {
    const count = avif[at + 2] ?? 0;
    const own = avif.subarray(at, at + 3 + count);
    entries.push(Buffer.from([...own.subarray(0, 2), count + added.length, ...own.subarray(3), ...added]));
    at += 3 + count;
  }
  const inIpco = Buffer.concat(properties);
  const inIpma = Buffer.concat(entries);
  const by = inIpco.length + inIpma.length - (ipma.end - ipma.start - 8);
  const bytes = Buffer.concat([
    avif.subarray(0, ipco.end),
    inIpco,
    avif.subarray(ipco.end, ipma.start + 8),
    inIpma,
    avif.subarray(ipma.end),
  ]);
  for (const { at } of way.slice(0, 2)) bytes.writeUInt32BE(bytes.readUInt32BE(at) + by, at);
  bytes.writeUInt32BE(avif.readUInt32BE(ipco.at) + inIpco.length, ipco.at);
  const ipmaAt = ipma.at + inIpco.length;
  bytes.writeUInt32BE(8 + 8 + inIpma.length, ipmaAt);
  moveExtents(bytes, by);
  return bytes;
}
