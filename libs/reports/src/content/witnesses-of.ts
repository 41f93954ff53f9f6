import { cosignatureTime, parseNote } from '@countersign/tlog';

/** A cosignature holds a time of 8 bytes and an Ed25519 signature; the log's own line has no time. */
const cosignatureBytes = 72;

/**
 * The witnesses whose cosignatures a stored checkpoint carries, in the note's order, with the time each claims. They are
 * read, not verified: the log takes no cosignature in that it has not verified, and a verifier of the report checks again.
 */
export function witnessesOf(note: string): { name: string; at: string }[] {
  return parseNote(note)
    .signatures.filter(({ signature }) => signature.length === cosignatureBytes)
    .map(({ name, signature }) => ({ name, at: new Date(cosignatureTime(signature) * 1000).toISOString() }));
}
