import { describe, expect, it } from '@jest/globals';
import { readImageFacts } from './read-image-facts.js';
import {
  cameraJpeg,
  comfyPrompt,
  compressedText,
  draw,
  internationalText,
  jpegTalkingOfC2pa,
  jpegWithManifest,
  jpegWithXmp,
  pngWith,
  sourceTypeUri,
  textChunk,
  webUiParameters,
  xmpPacket,
} from './testing/image-files.js';

async function factsOf(bytes: Buffer | Promise<Buffer>) {
  const facts = await readImageFacts(await bytes);
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
      c2pa: 'absent',
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

  it('names the camera once', async () => {
    expect((await factsOf(cameraJpeg())).camera).toBe('Contoso X100');
    expect((await factsOf(pngWith(textChunk('exif:Make', 'Acme'), textChunk('exif:Model', 'Z9')))).camera).toBe(
      'Acme Z9',
    );
  });

  it.each([
    ['a manifest in APP11', jpegWithManifest, 'embedded'],
    ['a caBX chunk', () => pngWith(['caBX', Buffer.from('jumb')]), 'embedded'],
    [
      'a remote manifest',
      () => jpegWithXmp(xmpPacket('dcterms:provenance="https://manifests.example/1.c2pa"')),
      'remote',
    ],
    [
      'a manifest that was taken out, the pointer left',
      () => jpegWithXmp(xmpPacket('dcterms:provenance="self#jumbf=/c2pa/x"')),
      'absent',
    ],
    ['letters in a comment', jpegTalkingOfC2pa, 'absent'],
  ] as const)('tells %s', async (_name, bytes, presence) => {
    expect((await factsOf(bytes())).c2pa).toBe(presence);
  });

  it('counts pixels as displayed', async () => {
    const turned = draw(40, 20).withMetadata({ orientation: 8 }).jpeg().toBuffer();
    expect(await factsOf(turned)).toMatchObject({ width: 20, height: 40, info: { width: 40, height: 20 } });
  });

  it('answers why bytes are no image', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('<svg><script/></svg>'),
      (await draw().png().toBuffer()).subarray(0, 80),
    ]) {
      const { refusal } = { refusal: null, ...(await readImageFacts(bytes)) };
      expect(refusal).toEqual({ en: expect.stringMatching(/\.$/), 'zh-TW': expect.stringMatching(/。$/) });
    }
  });
});
