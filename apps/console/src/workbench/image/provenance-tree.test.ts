import { describe, expect, it } from '@jest/globals';
import type { ProvenanceManifest } from '@countersign/contracts';
import { provenanceTree, type Provenance } from './provenance-tree.js';

const manifest = (label: string, ...ingredients: (string | null)[]): ProvenanceManifest => ({
  label,
  title: null,
  generator: null,
  signer: null,
  signedAt: null,
  actions: [],
  ingredients: ingredients.map((own) => ({ title: own, relationship: null, manifest: own, faults: ['hash.mismatch'] })),
  assertions: [],
});
const provenance = (...manifests: ProvenanceManifest[]): Provenance => ({
  verdict: 'tampered',
  manifests,
  faults: [{ code: 'hash.mismatch', words: 'was changed', manifest: null, part: null }],
  remote: null,
  cut: 0,
});

describe('provenanceTree', () => {
  it('hangs ingredients below what was made from them, with what is wrong in words', () => {
    const { top, loose } = provenanceTree(provenance(manifest('a', 'b', null, 'gone'), manifest('b'), manifest('c')));
    expect(top?.manifest.label).toBe('a');
    expect(
      top?.ingredients.map(({ node }) => (node === null || node === 'shown' ? node : node.manifest.label)),
    ).toEqual(['b', null, null]);
    expect(top?.ingredients[0]?.faults).toEqual(['was changed']);
    expect(loose.map(({ label }) => label)).toEqual(['c']);
  });

  it('ends where a manifest leads back to itself', () => {
    const { top } = provenanceTree(provenance(manifest('a', 'b'), manifest('b', 'a', 'b')));
    const [below] = top?.ingredients ?? [];
    expect(
      below?.node === null || below?.node === 'shown' ? null : below?.node.ingredients.map(({ node }) => node),
    ).toEqual(['shown', 'shown']);
  });

  it('enters a manifest once that many name, so that a tree never grows beyond its manifests', () => {
    const labels = Array.from({ length: 40 }, (_, nth) => `m${nth}`);
    const chain = labels.map((label, nth) => manifest(label, ...[1, 2].flatMap((by) => labels[nth + by] ?? [])));
    const count = (node: ReturnType<typeof provenanceTree>['top']): number =>
      node === null
        ? 0
        : 1 + node.ingredients.reduce((sum, { node: below }) => sum + (below === 'shown' ? 0 : count(below)), 0);
    expect(count(provenanceTree(provenance(...chain)).top)).toBe(40);
  });

  it('has no top without a manifest', () => {
    expect(provenanceTree({ ...provenance(), verdict: 'absent' })).toEqual({ top: null, loose: [] });
  });
});
