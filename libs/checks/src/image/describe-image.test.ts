import { describe, expect, it } from '@jest/globals';
import { DigitalSourceType } from '@trustnxt/c2pa-ts/manifest';
import { describeImage, type DescribeOptions } from './describe-image.js';
import { comfyPrompt, draw, pngWith, textChunk } from './testing/image-files.js';
import { signedJpeg, testSigner } from './testing/signed-image.js';

const options: DescribeOptions = { trustedSigners: null, generator: {}, language: 'en' };

describe('describeImage', () => {
  it('compares what a program wrote with the declared prompt, and names its seeds', async () => {
    const bytes = await pngWith(textChunk('prompt', comfyPrompt(41, 'A blue pump, studio light')));
    const marksFor = async (prompt?: string) => {
      const described = await describeImage(bytes, { ...options, generator: prompt === undefined ? {} : { prompt } });
      return 'refusal' in described ? null : described.marks;
    };
    const mark = { tool: 'ComfyUI', keyword: 'prompt', ofThisPicture: true, seeds: [41] };
    expect(await marksFor('a blue  pump')).toEqual([{ ...mark, holdsPrompt: true }]);
    expect(await marksFor('a red pump')).toEqual([{ ...mark, holdsPrompt: false }]);
    expect(await marksFor()).toEqual([{ ...mark, holdsPrompt: null }]);
  });

  it('says in the language of the reader what is wrong with a manifest', async () => {
    const signed = await signedJpeg(
      await draw(64, 48).jpeg().toBuffer(),
      await testSigner('Contoso Camera Works'),
      DigitalSourceType.DigitalCapture,
    );
    const at = signed.length - 20;
    signed.writeUInt8(signed.readUInt8(at) ^ 1, at);
    const faultsIn = async (language: 'en' | 'zh-TW') => {
      const described = await describeImage(signed, { ...options, language });
      return 'refusal' in described ? [] : described.provenance.faults.map(({ words }) => words);
    };
    expect(await faultsIn('en')).toContainEqual(expect.stringContaining('the picture was changed after it was signed'));
    expect(await faultsIn('zh-TW')).toContainEqual(expect.stringContaining('圖片在簽署後遭更改'));
  });
});
