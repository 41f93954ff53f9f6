import { describe, expect, it } from '@jest/globals';
import { DigitalSourceType } from '@trustnxt/c2pa-ts/manifest';
import { compareMaker } from './compare-maker.js';
import { makersIn } from './makers.js';
import {
  comfyPrompt,
  draw,
  jpegWithXmp,
  pngWith,
  textChunk,
  webUiParameters,
  xmpPacket,
} from './testing/image-files.js';
import { signedJpeg, testSigner } from './testing/signed-image.js';
import { subjectImageOf } from './testing/subject-image-of.js';

const signer = await testSigner('Contoso');
const signedBy = async (software: string) =>
  signedJpeg(await draw(30, 20).jpeg().toBuffer(), signer, DigitalSourceType.TrainedAlgorithmicMedia, software);
const naming = (attribute: string) => jpegWithXmp(xmpPacket(attribute));
const withModel = (model: string) =>
  pngWith(textChunk('parameters', webUiParameters(7, 'a cat').replace('Model: example', `Model: ${model}`)));
const withCheckpoint = (name: string) =>
  pngWith(
    textChunk(
      'prompt',
      comfyPrompt(7, 'a cat').replace('{', `{"4":{"class_type":"Loader","inputs":{"ckpt_name":"${name}"}},`),
    ),
  );

async function codesFor(bytes: Promise<Buffer>, provider: string, model: string, declared: object = {}) {
  const image = await subjectImageOf(await bytes);
  const found = compareMaker({ ...image, generator: { provider, model }, declared });
  return found.map(({ code, severity }) => `${severity} ${code}`);
}

describe('compareMaker', () => {
  it.each<[string, () => Promise<Buffer>, string, string, string[]]>([
    ['signed by the one declared', () => signedBy('ChatGPT'), 'openai', 'gpt-image-1', []],
    ['signed by another one', () => signedBy('Adobe Firefly'), 'openai', 'gpt-image-1', ['major generator-differs']],
    ['run by a service', () => signedBy('DALL·E'), 'azure', 'dall-e-3', []],
    ['run by a service that is not known', () => signedBy('GPT-4o'), 'our gateway', 'dalle-3', []],
    [
      'signed by nobody known',
      () => signedBy('Contoso Paint 3'),
      'openai',
      'gpt-image-1',
      ['info generator-named-in-file'],
    ],
    ['declared of nobody known', () => signedBy('ChatGPT'), 'contoso', 'painter', ['info generator-named-in-file']],
    ['named alike, of nobody known', () => signedBy('Contoso Paint 3'), 'contoso', 'contoso-paint', []],
    [
      'named by the file without a signature',
      () => naming('xmp:CreatorTool="Adobe Firefly"'),
      'google',
      'imagen-4',
      ['minor generator-differs'],
    ],
    ['edited with a program', () => naming('xmp:CreatorTool="Adobe Photoshop 26.1"'), 'google', 'imagen-4', []],
    [
      'named by IPTC',
      () => naming('Iptc4xmpExt:AISystemUsed="Midjourney v7"'),
      'openai',
      'gpt-image-1',
      ['minor generator-differs'],
    ],
    ['with the model in its parameters', () => withModel('sd_xl_base_1.0'), 'stability', 'sdxl-1.0', []],
    [
      'with another model in its parameters',
      () => withModel('flux1-dev'),
      'openai',
      'dall-e-3',
      ['minor generator-differs'],
    ],
    [
      'with the checkpoint of a workflow',
      () => withCheckpoint('flux1-dev.safetensors'),
      'self-hosted',
      'FLUX.1-dev',
      [],
    ],
    [
      'with another checkpoint',
      () => withCheckpoint('v1-5-pruned-emaonly.safetensors'),
      'google',
      'imagen-4',
      ['minor generator-differs'],
    ],
    [
      'made by a program that runs any model',
      () => pngWith(textChunk('prompt', comfyPrompt(7, 'x'))),
      'openai',
      'dall-e-3',
      [],
    ],
    ['without a name', () => draw().png().toBuffer(), 'openai', 'dall-e-3', []],
  ])('of a file %s', async (_name, bytes, provider, model, codes) => {
    expect(await codesFor(bytes(), provider, model)).toEqual(codes);
  });

  it('believes no manifest whose signature does not hold, and asks nothing of what is declared as not AI-made', async () => {
    const broken = await signedBy('Adobe Firefly');
    broken.writeUInt8(broken.readUInt8(broken.length - 9) ^ 1, broken.length - 9);
    expect(await codesFor(Promise.resolve(broken), 'openai', 'gpt-image-1')).toEqual([]);
    expect(await codesFor(signedBy('Adobe Firefly'), 'openai', 'gpt-image-1', { aiGenerated: false })).toEqual([]);
  });

  it('tells both names', async () => {
    const image = await subjectImageOf(await signedBy('Adobe Firefly'));
    const [found] = compareMaker({ ...image, generator: { provider: 'openai', model: 'gpt-image-1' } });
    expect(found?.message).toEqual({
      en: 'The image is declared as made by "gpt-image-1" of "openai"; the file names "Adobe Firefly" (Adobe).',
      'zh-TW': '圖片宣告由「openai」的「gpt-image-1」產生；檔案卻指明為「Adobe Firefly」（Adobe）。',
    });
  });
});

describe('makersIn', () => {
  it.each([
    ['Stable Diffusion 3.5', ['Stability AI']],
    ['black-forest-labs/FLUX.1-schnell', ['Black Forest Labs']],
    ['Bing Image Creator', ['OpenAI', 'Microsoft']],
    ['gemini-2.5-flash-image', ['Google']],
    ['doubao-seedream-4', ['ByteDance']],
    ['example-image-1', []],
    ['Contoso Paint', []],
  ])('%s', (text, makers) => {
    expect(makersIn(text)).toEqual(makers);
  });
});
