import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadVectors } from '../test/load-vectors.js';
import { flipBit } from '../test/naive-tree.js';
import {
  addSignatures,
  decodeHex,
  ed25519KeyFromSeed,
  formatNote,
  formatVerifierKey,
  openNote,
  parseNote,
  parseVerifierKey,
  signNote,
  signText,
  TlogError,
  verifierKey,
  type Ed25519Key,
} from './index.js';

type Case = { id?: string; vkeys: string[]; note?: string; note_hex?: string; verified?: number; ignored?: number };
type Vectors = Record<'valid' | 'no_verifiable_signature' | 'malformed' | 'bad_signature', Case[]> & {
  bad_vkeys: { vkey: string; why: string }[];
};
const vectors = loadVectors<Vectors>('signed-note.json');
const open = ({ vkeys, note, note_hex }: Case) =>
  openNote(note ?? decodeHex(note_hex ?? ''), vkeys.map(parseVerifierKey));
const codeOf = (code: string) => expect.objectContaining({ name: 'TlogError', code });

describe('published notes', () => {
  it.each(vectors.valid)('opens $id', async (published) => {
    const { verified, unknown, text } = await open(published);
    expect([verified.length, unknown.length]).toEqual([published.verified, published.ignored ?? 0]);
    expect(published.note?.startsWith(text)).toBe(true);
    expect(formatNote(parseNote(published.note ?? ''))).toBe(published.note);
  });

  it.each(vectors.no_verifiable_signature)('does not open $id', async (published) => {
    await expect(open(published)).rejects.toEqual(codeOf('not-signed'));
  });

  it.each(vectors.malformed.map((published, i) => ({ ...published, i })))(
    'refuses malformed note $i',
    async (published) => {
      await expect(open(published)).rejects.toEqual(codeOf('malformed'));
    },
  );

  it.each(vectors.bad_signature)('rejects a note for one bad signature of a known key', async (published) => {
    await expect(open(published)).rejects.toEqual(codeOf('bad-signature'));
  });

  it.each(vectors.bad_vkeys)('refuses a verifier key with $why', ({ vkey }) => {
    expect(() => parseVerifierKey(vkey)).toThrow(TlogError);
  });

  it.each(vectors.valid.flatMap(({ vkeys }) => vkeys))('writes the verifier key %s as it read it', (vkey) => {
    expect(formatVerifierKey(parseVerifierKey(vkey))).toBe(vkey);
  });
});

describe('published notes, tampered with', () => {
  const [two] = vectors.valid;
  const note = two?.note ?? '';
  const keys = (two?.vkeys ?? []).map(parseVerifierKey);

  it('never open with another text, whatever byte is changed', async () => {
    const bytes = new TextEncoder().encode(note);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat({ max: 7 }), async (at, bit) => {
        const changed = flipBit(bytes, 8 * (at % bytes.length) + bit);
        // A changed name or id makes one signer unknown; the other one still vouches for the same text.
        const opened = await openNote(changed, keys).catch((error: unknown) => error);
        if (opened instanceof TlogError) return;
        expect(opened).toMatchObject({ text: parseNote(note).text, verified: [{}], unknown: [{}] });
      }),
      { numRuns: 300 },
    );
  });

  it('are rejected for any flipped bit of a known signature', async () => {
    const { text, signatures } = parseNote(note);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 1 }), fc.nat({ max: 511 }), async (which, bit) => {
        const changed = signatures.map((each, i) =>
          i === which ? { ...each, signature: flipBit(each.signature, bit) } : each,
        );
        await expect(openNote(formatNote({ text, signatures: changed }), keys)).rejects.toEqual(
          codeOf('bad-signature'),
        );
      }),
    );
  });
});

describe('signing', () => {
  let alice: Ed25519Key;
  let bob: Ed25519Key;
  beforeAll(async () => {
    alice = await ed25519KeyFromSeed(new Uint8Array(32).fill(1));
    bob = await ed25519KeyFromSeed(new Uint8Array(32).fill(2));
  });

  it('makes notes that open, with signatures of others added later', async () => {
    const line = fc.string({ unit: 'grapheme' });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (lines) => {
        const text = `${lines.join('\n')}\n`;
        const signed = await signNote(text, { name: 'alice.example', key: alice });
        const both = addSignatures(signed, [await signText(text, { name: 'bob.example', key: bob })]);
        const keys = [verifierKey('alice.example', 'ed25519', alice.publicKey)];
        expect(await openNote(both, keys)).toMatchObject({
          text,
          verified: [{ key: keys[0] }],
          unknown: [{ name: 'bob.example' }],
        });
      }),
      { numRuns: 30 },
    );
  });

  it('verifies every line of a known key, a repeated one too', async () => {
    const signed = await signNote('hello\n', { name: 'alice.example', key: alice });
    const { signatures } = parseNote(signed);
    const keys = [verifierKey('alice.example', 'ed25519', alice.publicKey)];
    expect((await openNote(addSignatures(signed, signatures), keys)).verified).toHaveLength(2);
    const forged = signatures.map((each) => ({ ...each, signature: flipBit(each.signature, 9) }));
    await expect(openNote(addSignatures(signed, forged), keys)).rejects.toEqual(codeOf('bad-signature'));
  });

  it('ignores a key that shares only the name or only the id', async () => {
    const signed = await signNote('hello\n', { name: 'alice.example', key: alice });
    const sameName = verifierKey('alice.example', 'ed25519', bob.publicKey);
    const { keyId } = verifierKey('alice.example', 'ed25519', alice.publicKey);
    const sameId = { ...verifierKey('other.example', 'ed25519', bob.publicKey), keyId };
    await expect(openNote(signed, [sameName, sameId])).rejects.toEqual(codeOf('not-signed'));
  });

  it('accepts 16 signatures and more, and refuses two known keys that cannot be told apart', async () => {
    const signed = await signNote('hello\n', { name: 'alice.example', key: alice });
    const key = verifierKey('alice.example', 'ed25519', alice.publicKey);
    const strangers = Array.from({ length: 40 }, (_, i) => ({
      name: `s${i}`,
      keyId: '00000000',
      signature: new Uint8Array(2428),
    }));
    expect((await openNote(addSignatures(signed, strangers), [key])).unknown).toHaveLength(40);
    await expect(openNote(signed, [key, { ...key }])).rejects.toEqual(codeOf('malformed'));
  });

  it('refuses a verifier key whose id is not its own', () => {
    const vkey = formatVerifierKey(verifierKey('alice.example', 'ed25519', alice.publicKey));
    const [name = '', id = '', ...rest] = vkey.split('+');
    expect(parseVerifierKey([name, id.toUpperCase(), ...rest].join('+')).keyId).toBe(id);
    expect(() => parseVerifierKey(['bob.example', id, ...rest].join('+'))).toThrow(`not ${id}`);
    expect(() => parseVerifierKey([name, '00000000', ...rest].join('+'))).toThrow('not 00000000');
  });

  it.each(['', 'a b', 'a+b', 'a\u00a0b', 'a\u2028b', 'a\tb', 'a\nb'])('refuses the key name %j', (name) => {
    expect(() => verifierKey(name, 'ed25519', alice.publicKey)).toThrow('not a key name');
  });

  it('refuses text that would not survive as a note', async () => {
    const signer = { name: 'alice.example', key: alice };
    await expect(signNote('no newline', signer)).rejects.toThrow('ends in a newline');
    await expect(signNote('tab\there\n', signer)).rejects.toThrow('no control characters');
    await expect(signNote('half \ud800\n', signer)).rejects.toThrow('lone surrogate');
    await expect(ed25519KeyFromSeed(new Uint8Array(31))).rejects.toThrow('32 bytes');
  });
});
