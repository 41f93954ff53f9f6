import { describe, expect, it } from '@jest/globals';
import { draw } from '../testing/image-files.js';
import { subjectImageOf } from '../testing/subject-image-of.js';
import type { Provenance } from './provenance.js';
import { provenanceFindings } from './provenance-findings.js';

const signedBy = (name: string | null, issuer: string | null, signedAt: string | null): Provenance => ({
  verdict: 'untrusted',
  manifests: [
    {
      label: 'urn:one',
      title: null,
      generator: null,
      signer: { name, issuer, algorithm: null },
      signedAt,
      actions: [],
      ingredients: [],
      assertions: [],
    },
  ],
  faults: [],
  sourceTypes: [],
  remote: null,
  cut: 0,
});

describe('provenanceFindings', () => {
  it.each([
    ['Contoso Works', 'Contoso Inc.', null, '圖片與 Contoso Works, Contoso Inc. 簽署時相同'],
    ['Contoso Works', null, '2026-03-01T08:00:00Z', '圖片與 Contoso Works 於 2026-03-01 簽署時相同'],
    ['陳小姐', null, null, '圖片與陳小姐簽署時相同'],
    ['陳小姐', null, '2026-03-01T08:00:00Z', '圖片與陳小姐於 2026-03-01 簽署時相同'],
    [null, null, null, '圖片與未具名的簽署者簽署時相同'],
  ])('names the signer %s of %s (%s) amid Chinese words', async (name, issuer, signedAt, told) => {
    const image = await subjectImageOf(await draw(8, 8).png().toBuffer());
    const facts = { ...image.facts, provenance: signedBy(name, issuer, signedAt) };
    const [found] = provenanceFindings({ ...image, facts });
    expect(found?.message['zh-TW']).toContain(told);
  });
});
