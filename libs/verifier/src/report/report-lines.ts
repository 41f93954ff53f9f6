import { TlogError } from '@countersign/tlog';
import { isRecord, type JsonRecord } from '../json-shape.js';

const mostLine = 64 * 1024 * 1024;

/** The lines of UTF-8 bytes, without their line feeds; only a line feed ends a line. A last line without one is refused. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (): string => {
    const line = decodeLine(decoder, joined(parts));
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, end));
      from = end + 1;
      yield take();
    }
    const rest = chunk.subarray(from);
    size += rest.length;
    if (size > mostLine) throw new TlogError('malformed', `a line is over ${mostLine} bytes`);
    if (rest.length > 0) parts.push(rest);
  }
  if (size > 0) throw new TlogError('malformed', 'the file is cut short: its last line has no end');
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function decodeLine(decoder: { decode(bytes: Uint8Array): string }, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new TlogError('malformed', 'a line is not UTF-8');
  }
}

/** The object of a line. Any spelling but the one that the product writes is refused, so that no member hides behind another of its name. */
export function parseLine(line: string): JsonRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new TlogError('malformed', 'a line is not JSON');
  }
  if (!isRecord(value) || JSON.stringify(value) !== line) {
    throw new TlogError('malformed', 'a line is not an object as the product writes it (a member twice, or spaces)');
  }
  return value;
}
