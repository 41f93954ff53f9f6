import { describe, expect, it } from '@jest/globals';
import { DigitalSourceType } from '@trustnxt/c2pa-ts/manifest';
import { describeImage, type DescribeOptions } from './describe-image.js';
import { comfyPrompt, draw, pngWith, textChunk } from './testing/image-files.js';
import { signedJpeg, testSigner } from './testing/signed-image.js';

const options: DescribeOptions = { trustedSigners: null, generator: {}, promptConcealed: false, language: 'en' };

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

  it('leaves out what may repeat a prompt that is kept from the reader, and says how much', async () => {
    const secret = 'A blue pump for Ms Lin';
    const bytes = await pngWith(
      textChunk('parameters', `${secret}\nSteps: 20, Sampler: Euler a, Seed: 7, Model: some`),
      textChunk('prompt', comfyPrompt(41, secret)),
      textChunk('Description', secret),
      textChunk('any keyword', secret),
      textChunk('Software', 'ComfyUI'),
    );
    const of = async (promptConcealed: boolean) => {
      const described = await describeImage(bytes, { ...options, generator: { prompt: secret }, promptConcealed });
      if ('refusal' in described) throw new Error('It was not read.');
      return described;
    };
    expect(await of(false)).toMatchObject({ textsConcealed: 0, marks: [{ holdsPrompt: true }, { holdsPrompt: true }] });
    const blind = await of(true);
    expect(blind).toMatchObject({ textsConcealed: 4, texts: [{ keyword: 'Software', text: 'ComfyUI', cut: false }] });
    expect(blind.marks.map(({ tool, seeds, holdsPrompt }) => ({ tool, seeds, holdsPrompt }))).toEqual([
      { tool: 'Stable Diffusion web UI', seeds: [7], holdsPrompt: null },
      { tool: 'ComfyUI', seeds: [41], holdsPrompt: null },
    ]);
    expect(JSON.stringify(blind)).not.toContain('Ms Lin');
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
