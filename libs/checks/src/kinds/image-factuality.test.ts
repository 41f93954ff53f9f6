import { describe, expect, it } from '@jest/globals';
import { avifBeside, avifWith, containerJpeg, cutTo, multiPictureJpeg, ofSize } from '@countersign/testing';
import { DigitalSourceType } from '@trustnxt/c2pa-ts/manifest';
import {
  cameraJpeg,
  comfyPrompt,
  comfyRun,
  draw,
  jpegWithManifest,
  jpegWithXmp,
  pngWith,
  sourceTypeUri,
  textChunk,
  webUiParameters,
  xmpPacket,
} from '../image/testing/image-files.js';
import { badSentences, codesOf, runImageCheck, type TestImage } from '../image/testing/run-image-check.js';
import { signedJpeg, testSigner } from '../image/testing/signed-image.js';
import { imageFactuality } from './image-factuality.js';

const png = () => draw().png().toBuffer();
const generated = () => pngWith(textChunk('prompt', comfyPrompt(7, 'A  red "cat"\non a mat')));
const stating = (term: string) => jpegWithXmp(xmpPacket(`Iptc4xmpExt:DigitalSourceType="${sourceTypeUri(term)}"`));
const honest = { width: 40, height: 30, mediaType: 'image/png' };

interface Case extends Omit<TestImage, 'bytes'> {
  name: string;
  bytes(): Buffer | Promise<Buffer>;
  seed?: number;
  prompt?: string;
  outcome: 'passed' | 'flagged' | 'inconclusive';
  codes?: string[];
}

const cases: Case[] = [
  { name: 'size and type as declared', bytes: png, declared: honest, outcome: 'passed' },
  {
    name: 'an AI image declared so, without any mark',
    bytes: png,
    declared: { ...honest, aiGenerated: true },
    outcome: 'passed',
  },
  { name: 'nothing declared', bytes: png, outcome: 'inconclusive' },
  {
    name: 'declared human, nothing to tell',
    bytes: png,
    declared: { ...honest, aiGenerated: false },
    outcome: 'inconclusive',
  },
  { name: 'declared human, camera data', bytes: cameraJpeg, declared: { aiGenerated: false }, outcome: 'passed' },
  {
    name: 'another type',
    bytes: png,
    declared: { mediaType: 'image/jpeg' },
    outcome: 'flagged',
    codes: ['major media-type-differs'],
  },
  { name: 'another spelling of the type', bytes: cameraJpeg, declared: { mediaType: 'image/JPG' }, outcome: 'passed' },
  { name: 'another width', bytes: png, declared: { width: 41 }, outcome: 'flagged', codes: ['major size-differs'] },
  {
    name: 'width and height swapped',
    bytes: png,
    declared: { width: 30, height: 40 },
    outcome: 'flagged',
    codes: ['major size-differs'],
  },
  {
    name: 'a turned photograph, as stored',
    bytes: () => draw(40, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    declared: { width: 40, height: 30 },
    outcome: 'passed',
  },
  {
    name: 'a turned photograph, as displayed',
    bytes: () => draw(40, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    declared: { width: 30, height: 40 },
    outcome: 'passed',
  },
  {
    name: 'a cut AVIF, as it was before',
    bytes: async () => avifWith(await draw(40, 30).avif({ effort: 0 }).toBuffer(), cutTo(20, 10)),
    declared: { width: 40, height: 30 },
    outcome: 'passed',
  },
  {
    name: 'the size of a property that the AVIF holds and the picture does not have',
    bytes: async () => avifBeside(await draw(40, 30).avif({ effort: 0 }).toBuffer(), ofSize(800, 600)),
    declared: { width: 800, height: 600 },
    outcome: 'flagged',
    codes: ['major size-differs'],
  },
  {
    name: 'a gain map that the index of the file names',
    bytes: async () => multiPictureJpeg(await cameraJpeg(), [await draw(20, 15).jpeg().toBuffer()], 'big'),
    declared: { mediaType: 'image/jpeg' },
    outcome: 'passed',
    codes: ['minor further-pictures-in-file'],
  },
  {
    name: 'the depth of a portrait that the directory of the file lists',
    bytes: async () =>
      containerJpeg(await cameraJpeg(), [{ mime: 'image/jpeg', bytes: await draw(20, 15).jpeg().toBuffer() }]),
    declared: { mediaType: 'image/jpeg' },
    outcome: 'passed',
    codes: ['minor further-pictures-in-file'],
  },
  {
    name: 'a prompt that speaks of markup',
    bytes: () => pngWith(textChunk('parameters', 'a screen that shows <html> and <script >')),
    declared: honest,
    outcome: 'passed',
    codes: ['info markup-in-texts'],
  },
  {
    name: 'a prompt with markup that stands where a browser looks',
    bytes: () => pngWith(textChunk('parameters', 'a <svg onload=alert(1)>')),
    declared: honest,
    outcome: 'passed',
    codes: ['info markup-in-texts'],
  },
  {
    name: 'declared human, source type AI',
    bytes: () => stating('trainedAlgorithmicMedia'),
    declared: { aiGenerated: false },
    outcome: 'flagged',
    codes: ['critical ai-marks-on-image-declared-human'],
  },
  {
    name: 'declared human, generation data',
    bytes: generated,
    declared: { aiGenerated: false },
    outcome: 'flagged',
    codes: ['major ai-marks-on-image-declared-human'],
  },
  ...[
    { name: 'of its shape', width: 512, height: 384, outcome: 'flagged' as const },
    { name: 'of its shape, turned', width: 384, height: 512, outcome: 'flagged' as const },
  ].map(({ name, width, height, outcome }) => ({
    name: `declared human, generation data ${name}`,
    bytes: () => pngWith(textChunk('prompt', comfyRun(width, height))),
    declared: { ...honest, aiGenerated: false },
    outcome,
    codes: ['major ai-marks-on-image-declared-human'],
  })),
  {
    // As a screenshot of the program carries them: neither AI-made nor human-made by that.
    name: 'declared human, generation data of another shape',
    bytes: () => pngWith(textChunk('prompt', comfyRun(512, 512)), textChunk('workflow', '{"last_node_id":1}')),
    declared: { ...honest, aiGenerated: false },
    outcome: 'inconclusive',
    codes: ['minor generation-data-of-another-picture'],
  },
  {
    name: 'declared AI, camera data',
    bytes: cameraJpeg,
    declared: { aiGenerated: true },
    outcome: 'flagged',
    codes: ['major camera-data-on-image-declared-ai'],
  },
  {
    name: 'declared AI, source type camera',
    bytes: () => stating('digitalCapture'),
    declared: { aiGenerated: true },
    outcome: 'flagged',
    codes: ['major camera-data-on-image-declared-ai'],
  },
  {
    name: 'both marks',
    bytes: () => pngWith(textChunk('workflow', '{"last_node_id":1}'), textChunk('exif:Model', 'Z9')),
    declared: { aiGenerated: true },
    outcome: 'passed',
    codes: ['minor marks-contradict'],
  },
  {
    name: 'seed and prompt as recorded',
    bytes: generated,
    seed: 7,
    prompt: 'a red "cat" on a mat',
    declared: { aiGenerated: true },
    outcome: 'passed',
  },
  {
    name: 'another seed and prompt',
    bytes: generated,
    seed: 8,
    prompt: 'a dog',
    declared: { aiGenerated: true },
    outcome: 'flagged',
    codes: ['major seed-differs', 'minor prompt-differs'],
  },
  {
    name: 'a manifest cut out in part',
    bytes: jpegWithManifest,
    declared: { mediaType: 'image/jpeg' },
    outcome: 'flagged',
    codes: ['major c2pa-unreadable'],
  },
  {
    name: 'an SVG with a script',
    bytes: () => Buffer.from('<svg><script>alert(1)</script></svg>'),
    declared: honest,
    outcome: 'flagged',
    codes: ['critical not-a-readable-image'],
  },
  { name: 'an empty file', bytes: () => Buffer.alloc(0), outcome: 'flagged', codes: ['critical not-a-readable-image'] },
  {
    name: 'a truncated file',
    bytes: async () => (await png()).subarray(0, 90),
    outcome: 'flagged',
    codes: ['critical not-a-readable-image'],
  },
];

describe('image-factuality', () => {
  it.each(cases.map((it) => [it.name, it] as const))(
    '%s',
    async (_name, { bytes, altText, declared, seed, prompt, outcome, codes = [] }) => {
      const generator = { ...(seed === undefined ? {} : { seed }), ...(prompt === undefined ? {} : { prompt }) };
      const result = await runImageCheck(imageFactuality, [{ bytes: bytes(), altText, declared }], { generator });
      // The summary says why an outcome is another than meant.
      const told = result.outcome === outcome ? outcome : `${result.outcome}: ${result.summary.en}`;
      expect({ outcome: told, codes: codesOf(result) }).toEqual({ outcome, codes });
      expect(badSentences(result)).toEqual([]);
    },
  );

  it.each([
    { seeds: [1000, 1001, 1002], own: [], codes: ['info seeds-of-set-differ'], told: 'consecutive' },
    { seeds: [1000, 5, 90], own: [], codes: ['info seeds-of-set-differ'], told: 'another seed for each' },
    { seeds: [1000, 1000], own: [], codes: [], told: null },
    { seeds: [1000, 1001], own: [1000, 1001], codes: [], told: null },
    { seeds: [1000, 1001, 1002], own: [undefined, 1001, 7], codes: ['major seed-differs'], told: 'Perhaps the record' },
    {
      seeds: [1000, 1001, 1002],
      own: [undefined, undefined, 7],
      codes: ['major seed-differs', 'info seeds-of-set-differ'],
      told: null,
    },
    { seeds: [1001], own: [], codes: ['major seed-differs'], told: null },
    { seeds: [1001], own: [1001], codes: [], told: null },
  ])('holds seeds $seeds against 1000 for all and $own of their own', async ({ seeds, own, codes, told }) => {
    const images = seeds.map((seed, nth) => ({
      bytes: pngWith(textChunk('parameters', webUiParameters(seed, 'a cat'))),
      declared: { ...honest, aiGenerated: true, ...(own[nth] === undefined ? {} : { seed: own[nth] }) },
    }));
    const result = await runImageCheck(imageFactuality, images, { generator: { seed: 1000, prompt: 'a cat' } });
    expect({ outcome: result.outcome, codes: codesOf(result) }).toEqual({
      outcome: codes.some((code) => code.startsWith('major')) ? 'flagged' : 'passed',
      codes,
    });
    if (told !== null) expect(result.findings[0]?.explanation.en).toContain(told);
    expect(badSentences(result)).toEqual([]);
  });

  it('says of data of another picture that the origin is unknown, and not that declared facts are wrong', async () => {
    const bytes = pngWith(textChunk('prompt', comfyRun(512, 512)));
    const result = await runImageCheck(imageFactuality, [{ bytes, declared: { ...honest, aiGenerated: false } }]);
    expect(result.summary.en).toContain('the files say nothing of their origin (1): unknown, not human-made');
    expect(result.score).toBe(1);
  });

  it('points at the whole of the image concerned and names it', async () => {
    const images = [
      { bytes: png(), declared: honest },
      { bytes: png(), declared: { width: 99, height: 30 } },
    ];
    const { findings } = await runImageCheck(imageFactuality, images);
    expect(findings).toMatchObject([
      {
        place: { kind: 'region', image: 1, box: [0, 0, 40, 30] },
        message: {
          en: 'Image 2 is 40 × 30 px, declared as 99 × 30 px.',
          'zh-TW': '第 2 張圖片實際為 40 × 30 像素，卻宣告為 99 × 30 像素。',
        },
        model: { name: 'countersign-rules', revision: imageFactuality.version },
      },
    ]);
  });

  it('puts the worst first', async () => {
    const images = [{ bytes: generated(), declared: { width: 1, aiGenerated: true } }, { bytes: Buffer.alloc(0) }];
    const result = await runImageCheck(imageFactuality, images, { generator: { prompt: 'a dog' } });
    expect(codesOf(result)).toEqual(['critical not-a-readable-image', 'major size-differs', 'minor prompt-differs']);
  });
});

describe('image-factuality on a signed manifest', () => {
  const verdictOf = async (change: (signed: Buffer) => void, trusted: boolean) => {
    const signer = await testSigner('Contoso Press Office');
    const picture = await draw(30, 20).jpeg().toBuffer();
    const bytes = await signedJpeg(picture, signer, DigitalSourceType.TrainedAlgorithmicMedia);
    change(bytes);
    const image = { bytes, declared: { mediaType: 'image/jpeg', aiGenerated: true } };
    return runImageCheck(imageFactuality, [image], { trustedSigners: trusted ? signer.authority : null });
  };

  it.each([
    ['of a trusted signer', () => undefined, true, 'passed', ['info generator-named-in-file', 'info c2pa-trusted']],
    [
      'of a signer nobody named',
      () => undefined,
      false,
      'passed',
      ['minor c2pa-signer-unknown', 'info generator-named-in-file'],
    ],
    [
      'and a picture changed since',
      (bytes: Buffer) => bytes.writeUInt8(bytes.readUInt8(bytes.length - 9) ^ 1, bytes.length - 9),
      true,
      'flagged',
      ['critical c2pa-tampered'],
    ],
  ] as const)('%s', async (_name, change, trusted, outcome, codes) => {
    const result = await verdictOf(change, trusted);
    expect({ outcome: result.outcome, codes: codesOf(result) }).toEqual({ outcome, codes });
    expect(badSentences(result)).toEqual([]);
  });
});
