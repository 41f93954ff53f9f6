import { createHmac } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import { fromHex, fromUtf8 } from './encodings.js';
import { demand } from './refusal.js';

/** The members of an entry of the log, which is canonical JSON. */
export interface Leaf {
  v: number;
  id: string;
  action: string;
  actor: string;
  at: string;
  subject: string;
  commitment: string;
}

/** Reads the bytes of an entry; refuses another spelling than the canonical one. */
export function readLeaf(bytes: Uint8Array | string): Leaf {
  const text = typeof bytes === 'string' ? bytes : fromUtf8(bytes);
  const leaf = parseJson(text) as Leaf;
  demand(canonicalJson(leaf) === text, 'The entry is not canonical JSON.');
  demand(leaf.v === 1, 'An entry of another version.');
  return leaf;
}

/** JSON.parse that refuses. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    demand(false, 'Not JSON.');
  }
}

/** Refuses unless HMAC-SHA-256 of the payload as canonical JSON, keyed with the salt, is the commitment of the leaf. */
export function openCommitment({ commitment }: Leaf, payload: unknown, salt: string): void {
  const opened = createHmac('sha256', fromHex(salt)).update(canonicalJson(payload)).digest('hex');
  demand(opened === commitment, 'Payload and salt do not open the commitment.');
}
