import { describe, expect, it } from '@jest/globals';
import type { Disclosure, Generator } from '@countersign/contracts';
import { comfyPrompt, draw, pngWith, textChunk, webUiParameters } from '../image/testing/image-files.js';
import { aiSignedJpeg } from '../image/testing/signed-image.js';
import { badSentences, codesOf, runImageCheck, type TestImage } from '../image/testing/run-image-check.js';
import { imageExplainability } from './image-explainability.js';

const plain = () => draw().png().toBuffer();
const marked = () => pngWith(textChunk('prompt', comfyPrompt(7, 'a cat')));
const recorded = { prompt: 'a cat', seed: 7, version: '2', parameters: { steps: 20 } };
const told = { visible: 'AI-generated', machineReadable: true };
const described = { altText: 'A cat on a mat' };

interface Case {
  name: string;
  bytes(): Promise<Buffer>;
  image?: Omit<TestImage, 'bytes'>;
  generator?: Partial<Generator>;
  disclosure?: Disclosure | null;
  codes: string[];
}

const cases: Case[] = [
  { name: 'everything there, signed', bytes: aiSignedJpeg, codes: [] },
  { name: 'everything there, unsigned', bytes: marked, codes: ['info machine-mark-unsigned'] },
  { name: 'a claimed mark that is not in the bytes', bytes: plain, codes: ['major machine-mark-claimed-not-found'] },
  {
    name: 'no mark, none claimed',
    bytes: plain,
    disclosure: { visible: 'AI-generated' },
    codes: ['major machine-mark-missing'],
  },
  { name: 'a mark nobody claimed', bytes: aiSignedJpeg, disclosure: { visible: '由 AI 產生' }, codes: [] },
  {
    name: 'no disclosure at all',
    bytes: plain,
    disclosure: null,
    codes: ['major visible-label-missing', 'major machine-mark-missing'],
  },
  {
    name: 'a blank label',
    bytes: aiSignedJpeg,
    disclosure: { visible: '  ' },
    codes: ['major visible-label-missing'],
  },
  {
    name: 'a label that names no AI',
    bytes: aiSignedJpeg,
    disclosure: { visible: 'Illustration' },
    codes: ['minor visible-label-unclear'],
  },
  {
    name: 'not AI-made: no marks asked for',
    bytes: plain,
    image: { ...described, declared: { aiGenerated: false } },
    disclosure: null,
    codes: [],
  },
  {
    name: 'nothing recorded',
    bytes: aiSignedJpeg,
    generator: {},
    codes: [
      'major prompt-not-recorded',
      'minor seed-not-recorded',
      'info model-version-not-recorded',
      'info parameters-not-recorded',
    ],
  },
  {
    name: 'a version without parameters',
    bytes: aiSignedJpeg,
    generator: { ...recorded, parameters: undefined },
    codes: ['info parameters-not-recorded'],
  },
  {
    name: 'parameters that are none',
    bytes: aiSignedJpeg,
    generator: { ...recorded, parameters: {} },
    codes: ['info parameters-not-recorded'],
  },
  {
    name: 'parameters without a version',
    bytes: aiSignedJpeg,
    generator: { ...recorded, version: ' ' },
    codes: ['info model-version-not-recorded'],
  },
  { name: 'seed 0 is a seed', bytes: aiSignedJpeg, generator: { ...recorded, seed: 0 }, codes: [] },
  { name: 'no alternative text', bytes: aiSignedJpeg, image: {}, codes: ['minor alt-text-missing'] },
  {
    name: 'a file name as alternative text',
    bytes: aiSignedJpeg,
    image: { altText: 'IMG_0042.JPG' },
    codes: ['minor alt-text-empty-of-meaning'],
  },
  {
    name: 'a placeholder as alternative text',
    bytes: aiSignedJpeg,
    image: { altText: '圖片 1' },
    codes: ['minor alt-text-empty-of-meaning'],
  },
  {
    name: 'not an image',
    bytes: () => Promise.resolve(Buffer.from('GIF89a')),
    disclosure: null,
    codes: ['critical not-a-readable-image'],
  },
];

describe('image-explainability', () => {
  it.each(cases.map((it) => [it.name, it] as const))(
    '%s',
    async (_name, { bytes, image = described, generator = recorded, disclosure = told, codes }) => {
      const result = await runImageCheck(imageExplainability, [{ ...image, bytes: bytes() }], {
        generator,
        disclosure,
      });
      const faults = codes.filter((code) => !code.startsWith('info'));
      // Told of every image that is not said to be made without AI; looked at on their own (marking-checklist.test.ts, label-at-publication.test.ts).
      const seen = codesOf(result).filter((code) => !/^info (marking-checklist|label-at-publication)$/.test(code));
      expect({ outcome: result.outcome, codes: seen }).toEqual({
        outcome: faults.some((code) => /^(critical|major)/.test(code)) ? 'flagged' : 'passed',
        codes,
      });
      expect(result.score === 1).toBe(faults.length === 0);
      expect(badSentences(result)).toEqual([]);
    },
  );

  it.each([
    { name: 'one seed for all', seed: 7, own: [], codes: ['info one-seed-for-set'] },
    { name: 'a seed for each', seed: undefined, own: [7, 8], codes: [] },
    { name: 'a seed for some', seed: undefined, own: [7], codes: ['minor seed-not-recorded'] },
    { name: 'one for all and one of its own', seed: 7, own: [7], codes: ['info one-seed-for-set'] },
    { name: 'one for all where each file names its own', seed: 7, own: [], inFiles: true, codes: [] },
  ])('of a set: $name', async ({ seed, own, inFiles = false, codes }) => {
    const images = [0, 1].map((nth) => ({
      ...described,
      bytes: inFiles ? pngWith(textChunk('parameters', webUiParameters(7 + nth, 'a cat'))) : plain(),
      declared: { aiGenerated: false, ...(own[nth] === undefined ? {} : { seed: own[nth] }) },
    }));
    const generator = {
      prompt: 'a cat',
      version: '2',
      parameters: { steps: 20 },
      ...(seed === undefined ? {} : { seed }),
    };
    const result = await runImageCheck(imageExplainability, images, { generator, disclosure: told });
    expect(codesOf(result)).toEqual(codes);
    expect(badSentences(result)).toEqual([]);
  });

  it('names each image that lacks the mark', async () => {
    const images = [
      { ...described, bytes: aiSignedJpeg() },
      { ...described, bytes: plain() },
    ];
    const { findings } = await runImageCheck(imageExplainability, images, { generator: recorded, disclosure: told });
    const faults = findings.filter(({ severity }) => severity !== 'info');
    expect(faults.map(({ place }) => place)).toEqual([{ kind: 'region', image: 1, box: [0, 0, 40, 30] }]);
  });
});
