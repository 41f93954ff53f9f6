import { describe, expect, it } from '@jest/globals';
import { imageExplainability } from '../kinds/image-explainability.js';
import { cameraJpeg, draw, jpegWithXmp, sourceTypeUri, xmpPacket } from './testing/image-files.js';
import { badSentences, runImageCheck, type TestImage } from './testing/run-image-check.js';

const plain = () => draw().png().toBuffer();
const composite = () =>
  jpegWithXmp(xmpPacket(`Iptc4xmpExt:DigitalSourceType="${sourceTypeUri('compositeWithTrainedAlgorithmicMedia')}"`));

interface Said extends Omit<TestImage, 'bytes'> {
  bytes?: Buffer;
  prompt?: string;
  visible?: string;
  publicInterest?: boolean;
}

async function told({ bytes, prompt, visible, publicInterest, ...image }: Said) {
  const result = await runImageCheck(imageExplainability, [{ ...image, bytes: bytes ?? (await plain()) }], {
    generator: prompt === undefined ? {} : { prompt },
    disclosure: visible === undefined ? null : { visible },
    ...(publicInterest === undefined ? {} : { publicInterest }),
  });
  expect(badSentences(result)).toEqual([]);
  return result.findings.filter(({ code }) => code === 'label-at-publication');
}

const messageOf = async (said: Said): Promise<string> => (await told(said))[0]?.message.en ?? '';

describe('labelAtPublication', () => {
  it.each<[string, Said, RegExp]>([
    ['a photograph that is asked for', { prompt: 'A photo of a street' }, /may need .* speak of a photograph\./],
    ['one in Chinese', { altText: '街道的寫實照片' }, /may need .* speak of a photograph\./],
    ['people', { altText: 'A nurse beside a bed' }, /may need .* name people\./],
    ['people before a logo', { altText: 'A CEO on stage in front of the company logo' }, /may need .* name people\./],
    ['people before a diagram', { prompt: 'Engineers at a vector diagram with an icon' }, /may need .* name people\./],
    ['the same in Chinese', { altText: '工程師站在示意圖、圖示與向量圖前' }, /may need .* name people\./],
    ['drawn people', { prompt: 'A cartoon of a nurse' }, /^Nothing recorded of the image .* described as drawn\./],
    ['a drawn photograph', { prompt: 'A photo in a drawing' }, /may need .* speak of a photograph\./],
    ['a thing', { altText: 'A pump' }, /^Nothing recorded of the image says that it could be taken for real\. No/],
  ])('tells from words of %s', async (_name, said, message) => {
    expect(await messageOf(said)).toMatch(message);
  });

  it('tells from the file', async () => {
    expect(await messageOf({ bytes: await cameraJpeg() })).toContain('may need a label for people at publication');
    expect(await messageOf({ bytes: await composite() })).toContain('recorded media was changed');
  });

  it.each([
    [undefined, /No visible label was sent\.$/],
    ['Illustration', /The visible label that was sent does not name AI\.$/],
    ['AI-generated', /A visible label that names AI was sent\.$/],
  ])('tells of the label %s', async (visible, message) => {
    expect(await messageOf({ altText: 'A photo', ...(visible === undefined ? {} : { visible }) })).toMatch(message);
  });

  it('tells whether the matter is of public interest, and the law with its source and day', async () => {
    const [declared] = await told({ publicInterest: true });
    expect(declared?.explanation.en).toContain('is declared to be of public interest');
    expect(declared?.explanation.en).toMatch(/Art\. 50\(4\), first subparagraph.*as read on \d{4}-\d\d-\d\d/);
    expect((await told({}))[0]?.explanation.en).toContain('is not declared to be of public interest');
  });

  it('says nothing of an image that is declared as not AI-made', async () => {
    expect(await told({ altText: 'A photo', declared: { aiGenerated: false } })).toEqual([]);
  });
});
