import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './independent/canonical-json.js';
import { openCheckpoint } from './independent/checkpoint.js';
import { leafHash, nodeHash, rootOf, sha256, verifyConsistency, verifyInclusion } from './independent/merkle-tree.js';
import { Refusal } from './independent/refusal.js';
import { openNote, parseVerifierKey } from './independent/signed-note.js';
import { readEntries, readTile, tilePath, tilesOfLevel } from './independent/tiles.js';
import { TileProver, verifyEntry, verifyGrowth, verifyWholeLog, type Read } from './independent/tiled-log.js';
import { parseProofFile, verifyProofFile } from './independent/tlog-proof.js';

// The published vectors, read by a verifier that shares no code with the product: what is checked here is the verifier itself.

/** The vectors of one file; each test says which fields it uses. */
const vectors = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../vectors/tlog/${file}`, import.meta.url), 'utf8')) as T;

const base64 = (text: string): Buffer => Buffer.from(text, 'base64');
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

interface Probe {
  file: string;
  proof: string[] | null;
  wantErr: boolean;
}
type InclusionProbe = Probe & { leafIdx: number; treeSize: number; root: string; leafHash: string };
type GrowthProbe = Probe & { size1: number; size2: number; root1: string; root2: string };

function expectAsWanted({ wantErr }: Probe, verify: () => void): void {
  if (wantErr) expect(verify).toThrow(Refusal);
  else verify();
}

describe('trees', () => {
  const { single, leaves_hex, leaf_hashes, roots_by_size, empty_root } = vectors<{
    single: [
      { data_hex: string; hash: string },
      { data_utf8: string; hash: string },
      { left_utf8: string; right_utf8: string; hash: string },
    ];
    leaves_hex: string[];
    leaf_hashes: string[];
    roots_by_size: string[];
    empty_root: string;
  }>('rfc6962-hash.json');

  it('hash as published', () => {
    const leaves = leaves_hex.map((leaf) => leafHash(hex(leaf)));
    expect(leaves.map((leaf) => leaf.toString('hex'))).toEqual(leaf_hashes);
    for (const [size, root] of roots_by_size.entries()) {
      expect(rootOf(leaves.slice(0, size)).toString('hex')).toBe(root);
    }
    expect(rootOf([]).toString('hex')).toBe(empty_root);
    const [empty, text, node] = single;
    expect(leafHash(hex(empty.data_hex)).toString('hex')).toBe(empty.hash);
    expect(leafHash(Buffer.from(text.data_utf8)).toString('hex')).toBe(text.hash);
    expect(nodeHash(Buffer.from(node.left_utf8), Buffer.from(node.right_utf8)).toString('hex')).toBe(node.hash);
  });

  it.each(vectors<{ probes: InclusionProbe[] }>('merkle-inclusion.json').probes)('inclusion: $file', (probe) => {
    const { leafHash: leaf, leafIdx, treeSize, root, proof } = probe;
    expectAsWanted(probe, () =>
      verifyInclusion(base64(leaf), leafIdx, treeSize, (proof ?? []).map(base64), base64(root)),
    );
  });

  it.each(vectors<{ probes: GrowthProbe[] }>('merkle-consistency.json').probes)('growth: $file', (probe) => {
    const { size1, size2, root1, root2, proof } = probe;
    const [first, second] = [
      { size: size1, root: base64(root1) },
      { size: size2, root: base64(root2) },
    ];
    expectAsWanted(probe, () => verifyConsistency(first, second, (proof ?? []).map(base64)));
  });
});

describe('signed notes', () => {
  interface NoteVector {
    vkeys: string[];
    note?: string;
    note_hex?: string;
  }
  const notes = vectors<{
    valid: (NoteVector & { id: string; verified: number })[];
    malformed: NoteVector[];
    bad_signature: NoteVector[];
    no_verifiable_signature: NoteVector[];
    bad_vkeys: { vkey: string }[];
  }>('signed-note.json');
  const open = ({ vkeys, note, note_hex }: NoteVector) =>
    openNote(note ?? hex(note_hex ?? ''), vkeys.map(parseVerifierKey));

  it.each(notes.valid)('opens $id', (valid) => {
    expect(open(valid).verified).toHaveLength(valid.verified);
  });

  it('refuses what is malformed, signed wrongly by a known key, or by no known key', () => {
    const bad = [...notes.malformed, ...notes.bad_signature, ...notes.no_verifiable_signature];
    expect(bad).toHaveLength(10);
    for (const note of bad) expect(() => open(note)).toThrow(Refusal);
    for (const { vkey } of notes.bad_vkeys) expect(() => parseVerifierKey(vkey)).toThrow(Refusal);
  });
});

describe('cosignatures and proof files', () => {
  const { log, witness, leaves_hex, ...made } = vectors<{
    log: { vkey: string; origin: string };
    witness: { vkey: string; name: string };
    leaves_hex: string[];
    timestamp: number;
    cosigned_checkpoint: string;
    tlog_proof_index_3: string;
    must_reject: { note?: string; vkeys?: string[] }[];
    vkeys_from_transparency_dev_formats: {
      native_cosig_v1: string;
      timestamp_from_sig: { base64: string; unix: number };
    };
  }>('cosignature-v1.json');
  const trust = { logs: [log.vkey], witnesses: [witness.vkey] };

  it('opens the cosigned checkpoint, with the time of the witness', () => {
    const { origin, size, cosigned } = openCheckpoint(made.cosigned_checkpoint, trust);
    expect([origin, size]).toEqual([log.origin, 8]);
    expect(cosigned.map(({ key, time }) => [key.name, time])).toEqual([[witness.name, BigInt(made.timestamp)]]);
  });

  it('refuses each that must be refused', () => {
    for (const { note, vkeys = [] } of made.must_reject) {
      if (note) expect(() => openCheckpoint(note, trust)).toThrow(Refusal);
      else expect(() => openNote(made.cosigned_checkpoint, vkeys.map(parseVerifierKey))).toThrow(Refusal);
    }
  });

  it('knows the cosignature keys of others, and their layout', () => {
    const { native_cosig_v1: vkey, timestamp_from_sig: seen } = made.vkeys_from_transparency_dev_formats;
    expect(parseVerifierKey(vkey).type).toBe(4);
    expect(base64(seen.base64).readBigUInt64BE(4)).toBe(BigInt(seen.unix));
  });

  it('verifies the proof file for its entry only, and refuses it with any line changed', () => {
    const leaf = leafHash(hex(leaves_hex[3] ?? ''));
    const file = made.tlog_proof_index_3;
    expect(verifyProofFile(file, leaf, trust).index).toBe(3);
    expect(parseProofFile(file.replace('\nindex', '\nextra AAEC\nindex')).extra).toEqual(Buffer.of(0, 1, 2));
    expect(() => verifyProofFile(file, leafHash(hex(leaves_hex[4] ?? '')), trust)).toThrow(Refusal);
    const lines = file.split('\n');
    for (const [at, line] of lines.entries()) {
      if (line === '') continue;
      const changed = lines.with(at, line.slice(0, -2) + (line.at(-2) === '5' ? '6' : '5') + line.slice(-1)).join('\n');
      expect(() => verifyProofFile(changed, leaf, trust)).toThrow(Refusal);
    }
  });
});

describe('requests to a witness', () => {
  const { log_vkey, cases } = vectors<{ log_vkey: string; cases: { request_body: string; status: number }[] }>(
    'witness-add-checkpoint.json',
  );

  it('are verified or refused as published', () => {
    let held = { size: 0, root: rootOf([]) };
    const statuses = cases.map(({ request_body }) => {
      const [head = ''] = request_body.split('\n\n');
      const [old = '', ...proof] = head.split('\n');
      try {
        const next = openCheckpoint(request_body.slice(head.length + 2), { logs: [log_vkey] });
        if (old !== `old ${held.size}`) return 409;
        try {
          if (held.size > 0) verifyConsistency(held, next, proof.map(base64));
        } catch {
          return 422;
        }
        held = next;
        return 200;
      } catch {
        return 403;
      }
    });
    expect(statuses).toEqual(cases.map(({ status }) => status));
  });
});

describe('tiles', () => {
  it('have the published paths', () => {
    const { paths, tiles_by_tree_size } = vectors<{
      paths: ({ n: number; w?: number; path: string } & ({ level: number; entries?: false } | { entries: true }))[];
      tiles_by_tree_size: Record<string, { level: number; full: number; partial_width: number }[]>;
    }>('tile-paths.json');
    for (const { n, w, path, ...tile } of paths) {
      expect(tilePath({ level: tile.entries ? 'entries' : tile.level, index: n, width: w ?? 256 })).toBe(path);
    }
    for (const [size, levels] of Object.entries(tiles_by_tree_size)) {
      for (const { level, full, partial_width } of levels) {
        const widths = [...tilesOfLevel(level, Number(size))].map(({ width }) => width);
        expect(widths).toEqual([...Array<number>(full).fill(256), ...(partial_width > 0 ? [partial_width] : [])]);
      }
      expect([...tilesOfLevel(levels.length, Number(size))]).toEqual([]);
    }
  });

  const log = vectors<{
    vkey: string;
    entries: string[];
    checkpoints: Record<number, string>;
    tile_0_hex: Record<string, string>;
    entry_bundle_hex: Record<string, string>;
    derived_here: {
      inclusion_proofs_size_15: Record<string, string[]>;
      consistency_proofs: Record<string, string[]>;
    };
  }>('tlog-tiles-log.json');
  const trust = { logs: [log.vkey] };
  const entries = log.entries.map((entry) => Buffer.from(entry));
  const head = (size: number) => openCheckpoint(log.checkpoints[size] ?? '', trust);
  const read: Read = (path) => {
    const width = Number(path.split('/').at(-1));
    const bundle = () => entries.slice(0, width).flatMap((entry) => [Buffer.of(0, entry.length), entry]);
    const parts = path.startsWith('tile/entries/') ? bundle() : entries.slice(0, width).map(leafHash);
    return Promise.resolve(Buffer.concat(parts));
  };

  it('of a log of another implementation verify, at every size', async () => {
    for (let size = 0; size <= 15; size += 1) {
      expect(await verifyWholeLog(read, head(size))).toEqual(entries.slice(0, size));
      for (let older = 1; older <= size; older += 1) await verifyGrowth(read, head(older), head(size));
      for (const [index, entry] of entries.slice(0, size).entries()) await verifyEntry(read, head(size), index, entry);
    }
    for (const [width, bytes] of Object.entries(log.tile_0_hex)) {
      expect(readTile(hex(bytes), Number(width))).toEqual(entries.slice(0, Number(width)).map(leafHash));
    }
    for (const [width, bytes] of Object.entries(log.entry_bundle_hex)) {
      expect(readEntries(hex(bytes), Number(width))).toEqual(entries.slice(0, Number(width)));
    }
  });

  it('give the published proofs', async () => {
    const { inclusion_proofs_size_15: inclusion, consistency_proofs: growth } = log.derived_here;
    for (const [index, proof] of Object.entries(inclusion)) {
      expect(await new TileProver(read, 15).inclusion(Number(index))).toEqual(proof.map(base64));
    }
    for (const [between, proof] of Object.entries(growth)) {
      const [older = 0, newer = 0] = between.split('->').map(Number);
      expect(await new TileProver(read, newer).consistency(older)).toEqual(proof.map(base64));
    }
  });
});

describe('canonical JSON', () => {
  const { cases, numbers } = vectors<{
    cases: { input: string; output_hex: string; sha256: string }[];
    numbers: { ieee754_hex: string; expected: string }[];
  }>('jcs-rfc8785.json');

  it('is as published', () => {
    for (const { input, output_hex, sha256: digest } of cases) {
      const canonical = Buffer.from(canonicalJson(JSON.parse(input)));
      expect([canonical.toString('hex'), sha256(canonical).toString('hex')]).toEqual([output_hex, digest]);
    }
    for (const { ieee754_hex, expected } of numbers) {
      expect(canonicalJson(hex(ieee754_hex.padStart(16, '0')).readDoubleBE())).toBe(expected);
    }
    for (const value of ['\ud800', NaN, Infinity, undefined]) expect(() => canonicalJson(value)).toThrow(Refusal);
  });
});
