import { beforeAll, describe, expect, it } from '@jest/globals';
import { DigitalSourceType } from '@trustnxt/c2pa-ts/manifest';
import { mutate } from '@countersign/testing';
import { seededRandom } from '@countersign/scheduling';
import { draw, jpegTalkingOfC2pa, jpegWithManifest, jpegWithXmp, xmpPacket } from '../testing/image-files.js';
import { jpegMadeFrom, manifestsIn, signedJpeg, testSigner, type TestSigner } from '../testing/signed-image.js';
import { readProvenance } from './read-provenance.js';

let known: TestSigner;
let picture: Buffer;
let signed: Buffer;
beforeAll(async () => {
  known = await testSigner('Contoso Camera Works');
  picture = await draw(64, 48).jpeg().toBuffer();
  signed = await signedJpeg(picture, known, DigitalSourceType.TrainedAlgorithmicMedia);
});

const read = (bytes: Buffer, anchors: string | null = null) => readProvenance(bytes, 'image/jpeg', anchors);

describe('readProvenance', () => {
  it('trusts a signer whose authority is named, and tells what it says', async () => {
    const { verdict, faults, manifests } = await read(signed, known.authority);
    expect({ verdict, faults }).toEqual({ verdict: 'trusted', faults: [] });
    expect(manifests).toMatchObject([
      {
        signer: { issuer: 'Countersign Tests' },
        actions: [{ action: 'c2pa.created', sourceType: 'trainedAlgorithmicMedia', software: 'Contoso Paint 3' }],
      },
    ]);
  });

  it('does not trust a signer of another authority, or of none', async () => {
    const other = await testSigner('Somebody Else');
    expect((await read(signed, other.authority)).verdict).toBe('untrusted');
    expect((await read(signed)).verdict).toBe('untrusted');
  });

  it('keeps no more than people could read, tells how much it left out, and judges by all of it', async () => {
    const long = 'x'.repeat(10_000);
    const of = <T>(count: number, make: (nth: number) => T): T[] =>
      Array.from({ length: count }, (_, nth) => make(nth));
    const actions = of(500, (nth) => ({
      action: long,
      description: long,
      digitalSourceType: nth === 499 ? 'trainedAlgorithmicMedia' : `https://example.org/${nth}`,
    }));
    const manifest = (label: string) => ({
      title: long,
      claim_generator: long,
      signature_info: { alg: long, issuer: long, common_name: long, time: long },
      ingredients: of(80, () => ({
        title: long,
        active_manifest: 'urn:1',
        validation_status: of(20, (nth) => ({ code: nth === 19 ? 'claimSignature.mismatch' : `${label}.${nth}` })),
      })),
      assertions: [{ label: 'c2pa.actions', data: { actions } }, ...of(400, () => ({ label: long, data: long }))],
    });
    const labels = of(40, (nth) => `urn:${nth}`);
    const store = {
      active_manifest: 'urn:0',
      manifests: Object.fromEntries(labels.map((label) => [label, manifest(label)])),
      validation_state: 'Valid',
    };
    const told = await readProvenance(signed, 'image/jpeg', null, () => Promise.resolve(store));
    expect(JSON.stringify(told).length).toBeLessThan(600_000);
    expect(told).toMatchObject({
      verdict: 'tampered',
      sourceTypes: expect.arrayContaining(['trainedAlgorithmicMedia']),
    });
    expect(told.manifests).toHaveLength(3);
    expect(told.faults).toHaveLength(64);
    const [active] = told.manifests;
    expect([active?.actions.length, active?.ingredients.length, active?.assertions.length]).toEqual([64, 64, 64]);
    expect(active?.title).toBe(`${'x'.repeat(299)}…`);
    expect(told.cut).toBeGreaterThan(37 + 436 + 16 + 337);
  });

  it('finds the picture changed after it was signed', async () => {
    const changed = Buffer.from(signed);
    const at = changed.length - 20;
    changed[at] = (changed[at] ?? 0) ^ 1;
    const { verdict, faults } = await read(changed, known.authority);
    expect(verdict).toBe('tampered');
    expect(faults).toContainEqual(expect.objectContaining({ code: 'assertion.dataHash.mismatch' }));
  });

  it('finds a statement changed after it was signed', async () => {
    const changed = Buffer.from(signed.toString('latin1').replace('Contoso Paint 3', 'Contoso Paint 4'), 'latin1');
    expect((await read(changed, known.authority)).verdict).toBe('tampered');
  });

  it('does not trust a file of which one bit of the picture was changed, wherever', async () => {
    const random = seededRandom(7);
    for (let round = 0; round < 300; round += 1) {
      const changed = Buffer.from(signed);
      // The manifest stands right behind the first two bytes and is padded; all that follows is the picture.
      const at = changed.length - 1 - Math.floor(random() * (picture.length - 2));
      changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      const { verdict } = await read(changed, known.authority);
      expect({ at, verdict }).not.toEqual({ at, verdict: 'trusted' });
    }
  });

  describe('of a picture made from another one', () => {
    let made: Buffer;
    beforeAll(async () => {
      made = await jpegMadeFrom(signed, await draw(50, 40).jpeg().toBuffer(), known);
    });

    it('tells both manifests, the one of the picture first', async () => {
      const { verdict, manifests, sourceTypes } = await read(made, known.authority);
      expect(verdict).toBe('trusted');
      const [own, before, ...others] = manifests;
      expect(others).toEqual([]);
      expect(own?.ingredients).toEqual([
        { title: 'before.jpg', relationship: 'parentOf', manifest: before?.label, faults: [] },
      ]);
      expect(before?.actions).toMatchObject([{ action: 'c2pa.created', software: 'Contoso Paint 3' }]);
      // What the other picture is says nothing of this one.
      expect(sourceTypes).toEqual([]);
    });

    it('finds a statement on the other one changed, and says that it is the other one', async () => {
      const changed = Buffer.from(made.toString('latin1').replace('Contoso Paint 3', 'Contoso Paint 4'), 'latin1');
      const { verdict, manifests, faults } = await read(changed, known.authority);
      expect(verdict).toBe('tampered');
      expect(manifests).toHaveLength(2);
      expect(new Set(faults.map(({ manifest }) => manifest))).toEqual(new Set([manifests[1]?.label]));
    });

    it('finds the manifest of the other one taken out', async () => {
      const [inside, { manifests }] = [manifestsIn(made), await read(made)];
      const label = manifests[1]?.label ?? '';
      const changed = Buffer.from(made.toString('latin1').replaceAll(label, label.replace(/.$/, '_')), 'latin1');
      expect(inside.includes(label)).toBe(true);
      expect(['tampered', 'invalid', 'unreadable']).toContain((await read(changed, known.authority)).verdict);
    });
  });

  it.each(['signed', 'made from a signed one'])(
    'trusts nothing else than was signed in 200 mutations of the manifests of a picture %s',
    async (kind) => {
      const whole = kind === 'signed' ? signed : await jpegMadeFrom(signed, picture, known);
      const store = manifestsIn(whole);
      // Where the store stands in one segment, whose length the mutated one has to fit.
      const at = whole.indexOf(store.subarray(8));
      const { manifests: stated } = await read(whole, known.authority);
      const verdicts = new Map<string, number>();
      const random = seededRandom(11);
      // Most of a store is room that the signature leaves.
      const said = [...store.keys()].filter((place) => place > 8 && store[place] !== 0);
      for (let seed = 1; seed <= 200; seed += 1) {
        const bit = Buffer.from(store);
        const place = said[Math.floor(random() * said.length)] ?? 0;
        bit[place] = (bit[place] ?? 0) ^ (1 << Math.floor(random() * 8));
        const inner = (seed % 3 === 0 ? mutate(store, seed) : bit).subarray(8, store.length);
        const changed = Buffer.from(whole);
        inner.copy(changed, at);
        const { verdict, manifests } = await read(changed, known.authority);
        verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
        // A manifest's own name is not signed.
        const told = manifests.map((manifest, nth) => ({ ...manifest, label: stated[nth]?.label }));
        if (verdict === 'trusted') expect({ seed, told }).toEqual({ seed, told: stated });
      }
      // Else the mutations would be too coarse to reach what is inside of manifests.
      expect((verdicts.get('tampered') ?? 0) + (verdicts.get('invalid') ?? 0)).toBeGreaterThan(20);
      expect(verdicts.get('unreadable')).toBeGreaterThan(20);
    },
  );

  it.each([
    ['a manifest cut out in part', () => jpegWithManifest(), 'unreadable'],
    ['letters in a comment', () => jpegTalkingOfC2pa(), 'absent'],
    ['no manifest', () => draw().jpeg().toBuffer(), 'absent'],
    [
      'a manifest elsewhere, which is not fetched',
      () => jpegWithXmp(xmpPacket('dcterms:provenance="http://127.0.0.1:9/1.c2pa"')),
      'remote',
    ],
  ] as const)('tells %s', async (_name, bytes, verdict) => {
    expect((await read(await bytes())).verdict).toBe(verdict);
  });
});
