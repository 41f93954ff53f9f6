import { describe, expect, it } from '@jest/globals';
import { judgeImage } from '@countersign/storage';
import { readImageFacts } from './read-image-facts.js';
import {
  cameraJpeg,
  comfyPrompt,
  compressedText,
  draw,
  internationalText,
  jpegWithXmp,
  pngWith,
  sourceTypeUri,
  textChunk,
  webUiParameters,
  xmpPacket,
} from './testing/image-files.js';
import { aiSignedJpeg } from './testing/signed-image.js';

async function factsOf(bytes: Buffer | Promise<Buffer>) {
  const facts = await readImageFacts(await bytes, null);
  if ('refusal' in facts) throw new Error(facts.refusal.en);
  return facts;
}

describe('readImageFacts', () => {
  it('says nothing of a file that says nothing', async () => {
    expect(await factsOf(draw().png().toBuffer())).toMatchObject({
      info: { mediaType: 'image/png' },
      width: 40,
      height: 30,
      sourceTypes: [],
      marks: [],
      provenance: { verdict: 'absent' },
      camera: null,
    });
  });

  it.each([
    ['ComfyUI', textChunk('prompt', comfyPrompt(7, 'a cat'))],
    ['ComfyUI', textChunk('workflow', '{"last_node_id": 11}')],
    ['Stable Diffusion web UI', textChunk('parameters', webUiParameters(7, 'a cat'))],
    ['Stable Diffusion web UI', compressedText('parameters', webUiParameters(7, 'a cat'))],
    ['Stable Diffusion web UI', internationalText('parameters', webUiParameters(7, '一隻貓'))],
    ['Stable Diffusion web UI', internationalText('parameters', webUiParameters(7, '一隻貓'), true)],
    ['InvokeAI', textChunk('invokeai_metadata', '{}')],
    ['NovelAI', textChunk('Software', 'NovelAI')],
    ['Midjourney', textChunk('Description', 'a cat --v 6 Job ID: 01234567-89ab-cdef-0123-456789abcdef')],
  ] as const)('knows the marks of %s in %j', async (tool, chunk) => {
    expect((await factsOf(pngWith(chunk))).marks.map((mark) => mark.tool)).toEqual([tool]);
  });

  it.each([
    ['a prompt that is a plain text', textChunk('prompt', 'please sign here')],
    ['an ordinary program', textChunk('Software', 'GIMP 2.10')],
    ['a description', textChunk('Description', 'Steps: to the castle')],
    ['a bomb of a compressed text', compressedText('parameters', `Steps: 1, Sampler: x${' '.repeat(6_000_000)}`)],
  ] as const)('finds no mark in %s', async (_name, chunk) => {
    expect((await factsOf(pngWith(chunk))).marks).toEqual([]);
  });

  it('reads generation data from the EXIF comment of a JPEG', async () => {
    const bytes = await draw()
      .withExif({ IFD0: { ImageDescription: webUiParameters(9, 'a cat') } })
      .jpeg()
      .toBuffer();
    expect((await factsOf(bytes)).marks).toMatchObject([{ tool: 'Stable Diffusion web UI', keyword: 'Description' }]);
  });

  it.each([
    ['attribute', xmpPacket(`Iptc4xmpExt:DigitalSourceType="${sourceTypeUri('trainedAlgorithmicMedia')}"`), 'ai'],
    [
      'resource',
      xmpPacket(
        '',
        `<Iptc4xmpExt:DigitalSourceType rdf:resource="${sourceTypeUri('compositeWithTrainedAlgorithmicMedia')}"/>`,
      ),
      'ai',
    ],
    [
      'element',
      xmpPacket(
        '',
        `<Iptc4xmpExt:DigitalSourceType>${sourceTypeUri('digitalCapture')}</Iptc4xmpExt:DigitalSourceType>`,
      ),
      'camera',
    ],
    ['unknown term', xmpPacket(`Iptc4xmpExt:DigitalSourceType="${sourceTypeUri('algorithmicMedia')}"`), 'other'],
  ])('reads the digital source type written as %s', async (_form, packet, origin) => {
    expect((await factsOf(jpegWithXmp(packet))).sourceTypes.map((type) => type.origin)).toEqual([origin]);
  });

  it('names the AI system of the IPTC, whichever it is', async () => {
    const packet = xmpPacket('', '<Iptc4xmpExt:AISystemUsed>Contoso Paint 3</Iptc4xmpExt:AISystemUsed>');
    expect((await factsOf(jpegWithXmp(packet))).marks).toMatchObject([{ tool: 'Contoso Paint 3' }]);
  });

  it('reads a packet in a time that grows with its length alone, and of many bombs of text the first few', async () => {
    const names = 'x:DigitalSourceType '.repeat(20_000);
    const spaces = `<x:DigitalSourceType>${' '.repeat(200_000)}`;
    for (const words of [`<x ${names}`, spaces, `<x:DigitalSourceType${' '.repeat(200_000)}`]) {
      expect(await factsOf(pngWith(internationalText('XML:com.adobe.xmp', words)))).toMatchObject({ sourceTypes: [] });
    }
    const bombs = Array.from({ length: 12 }, () => compressedText('parameters', 'Steps: 1 '.repeat(400_000)));
    expect((await factsOf(pngWith(...bombs))).texts).toHaveLength(3);
    const larger = compressedText('parameters', 'Steps: 1 '.repeat(600_000));
    for (const bomb of [larger, internationalText('parameters', 'Steps: 1 '.repeat(600_000), true)]) {
      const many = pngWith(...Array.from({ length: 1000 }, () => bomb));
      const none = { keyword: 'parameters', text: '' };
      expect((await factsOf(many)).texts).toEqual([none, none]);
    }
    // Without bounds these take minutes, which the limit of the test notices.
  }, 60_000);

  it('reads the first 500 texts, and none whose keyword is longer than the standard allows', async () => {
    const many = Array.from({ length: 600 }, (_, nth) => textChunk(`k${nth}`, ''));
    const { texts } = await factsOf(pngWith(...many));
    expect([texts.length, texts.at(-1)?.keyword]).toEqual([500, 'k499']);
    const [allowed, long] = [textChunk('k'.repeat(79), 'a'), textChunk('k'.repeat(80), 'b')];
    expect((await factsOf(pngWith(allowed, long))).texts.map(({ text }) => text)).toEqual(['a']);
  });

  it('names the camera once', async () => {
    expect((await factsOf(cameraJpeg())).camera).toBe('Contoso X100');
    expect((await factsOf(pngWith(textChunk('exif:Make', 'Acme'), textChunk('exif:Model', 'Z9')))).camera).toBe(
      'Acme Z9',
    );
  });

  it('takes the source type from a manifest whose signature holds', async () => {
    const signed = await aiSignedJpeg();
    expect((await factsOf(signed)).sourceTypes).toEqual([{ term: 'trainedAlgorithmicMedia', origin: 'ai' }]);
    signed[signed.length - 9] = (signed[signed.length - 9] ?? 0) ^ 1;
    expect(await factsOf(signed)).toMatchObject({ sourceTypes: [], provenance: { verdict: 'tampered' } });
  });

  it('counts pixels as displayed', async () => {
    const turned = draw(40, 20).withMetadata({ orientation: 8 }).jpeg().toBuffer();
    expect(await factsOf(turned)).toMatchObject({ width: 20, height: 40, info: { width: 40, height: 20 } });
  });

  it('describes a stored image that would not be taken in today', async () => {
    const page = await pngWith(textChunk('prompt', '<?php '), textChunk('workflow', '{"last_node_id": 11}'));
    expect(() => judgeImage(page)).toThrow(/HTML/);
    expect(await factsOf(page)).toMatchObject({ width: 40, height: 30, marks: [{ tool: 'ComfyUI' }] });
  });

  it('answers why bytes are no image', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('<svg><script/></svg>'),
      (await draw().png().toBuffer()).subarray(0, 80),
    ]) {
      const { refusal } = { refusal: null, ...(await readImageFacts(bytes, null)) };
      expect(refusal).toEqual({ en: expect.stringMatching(/\.$/), 'zh-TW': expect.stringMatching(/。$/) });
    }
  });
});
