import { fromBase64, fromDecimal } from './encodings.js';
import { demand, Refusal } from './refusal.js';
import { openNote, parseVerifierKey, type Verified } from './signed-note.js';

/** What the log signed: a C2SP tlog-checkpoint. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Buffer;
}

/** Whom the verifier trusts, known from elsewhere than the log: the log's verifier keys and those of witnesses. */
export interface Trust {
  logs: readonly string[];
  witnesses?: readonly string[];
}

/** Reads the text of a checkpoint; extension lines are allowed, and ignored. */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  demand(lines.pop() === '' && lines.length >= 3, 'A checkpoint has at least three lines.');
  demand(
    lines.every((line) => line !== ''),
    'A line of the checkpoint is empty.',
  );
  const [origin = '', size = '', root = ''] = lines;
  const hash = fromBase64(root);
  demand(hash.length === 32, 'The root is not 32 bytes long.');
  return { origin, size: fromDecimal(size), root: hash };
}

/** Opens a checkpoint that a trusted log signed under its own name; also the cosignatures of known witnesses. */
export function openCheckpoint(
  note: Uint8Array | string,
  trust: Trust,
): Checkpoint & { cosigned: (Verified & { time: bigint })[] } {
  const logs = trust.logs.map(parseVerifierKey);
  const witnesses = (trust.witnesses ?? []).map(parseVerifierKey);
  demand(logs.every(({ type }) => type === 1) && witnesses.every(({ type }) => type === 4), 'A key of the wrong type.');
  const { text, verified } = openNote(note, [...logs, ...witnesses]);
  const checkpoint = parseCheckpoint(text);
  const signed = verified.some(({ key }) => logs.includes(key) && key.name === checkpoint.origin);
  if (!signed) throw new Refusal('The log did not sign this checkpoint.');
  const cosigned = verified.flatMap(({ key, time }) => (time === null ? [] : [{ key, time }]));
  return { ...checkpoint, cosigned };
}
