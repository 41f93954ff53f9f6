import { describe, expect, it } from '@jest/globals';
import { checkResult, type Source } from '@countersign/contracts';
import { defaultImageLimits } from '@countersign/policy';
import type { TextLine } from './models/read-text.js';
import { draw } from './testing/image-files.js';
import { subjectImageOf } from './testing/subject-image-of.js';
import { textInImages } from './text-in-images.js';

const sources: Source[] = [
  {
    id: 'sheet',
    text: 'The pump has a flow of 140 litres per minute. 保固期為二十四個月。The maximum pressure is 12 bar.',
  },
];

async function codesFor(text: string, certainty = 0.97, against = sources) {
  const image = await subjectImageOf(await draw(100, 80).png().toBuffer());
  const line: TextLine = { text, certainty, box: [0.1, 0.25, 0.5, 0.125] };
  const signal = new AbortController().signal;
  return textInImages({ seen: [{ image, reading: [line] }], unseen: null }, against, defaultImageLimits, signal);
}

describe('textInImages', () => {
  it.each([
    ['a figure as in the source', 'Maximum pressure 12 bar', []],
    ['another figure', 'Flow of 160 litres per minute', ['major text-figure-contradicted']],
    ['another figure in Chinese', '保固期為三十六個月', ['major text-figure-contradicted']],
    ['words that no source has', 'Winner of the national prize for design', ['major text-in-image-unsupported']],
    ['a short claim that no source has', 'Winner of prizes', ['minor text-in-image-unsupported']],
    ['a heading', 'Our pumps', []],
    ['a stain', 'o', []],
  ])('%s', async (_name, text, codes) => {
    const { findings, told } = await codesFor(text);
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(codes);
    expect(told?.en).toMatch(/compared with the sources|No text was read/);
  });

  it('points at the line, in pixels of the image, and at the sentence of the source', async () => {
    const { findings } = await codesFor('Flow of 160 litres per minute');
    expect(findings[0]).toMatchObject({
      place: { kind: 'region', image: 0, box: [10, 20, 50, 10] },
      evidence: [{ source: 'sheet' }],
      model: { name: 'ppocr-v4' },
    });
    expect(findings[0]?.message.en).toContain('"160 litres" where the source says "140 litres"');
  });

  it('compares nothing that was read with little certainty, and says so', async () => {
    const { findings, told, measures } = await codesFor('Flow of 160 litres per minute', 0.6);
    expect(findings.map(({ code }) => code)).toEqual(['text-in-image-uncertain']);
    expect(told?.en).toContain('1 more could not be read with certainty');
    expect(measures).toEqual({ textLines: 0, textLinesUncertain: 1 });
  });

  it('keeps every line that was read, and whether it is certain', async () => {
    const { imageTexts } = await codesFor('o', 0.6);
    const line = { image: 0, text: 'o', certainty: 0.6, certain: false, box: [10, 20, 50, 10] };
    expect(imageTexts).toEqual({ images: [{ image: 0, cut: 0 }], lines: [line] });
    expect((await codesFor('Our pumps', defaultImageLimits.textFrom)).imageTexts?.lines[0]?.certain).toBe(true);
  });

  it.each([
    ['all where there is room', [100, 0], [3740, 0], [0, 0]],
    ['of one image more than of another', [100, 60], [3800, 1000], [1120, 0]],
    [
      'all that is compared where every image has much',
      Array<number>(64).fill(60),
      Array<number>(64).fill(40),
      Array<number>(64).fill(40),
    ],
  ])('keeps %s', async (_name, sayings, stains, cut) => {
    const image = await subjectImageOf(await draw(100, 80).png().toBuffer());
    const line = (text: string): TextLine => ({ text, certainty: 0.9, box: [0, 0, 1, 1] });
    const seen = sayings.map((count, index) => ({
      image: { ...image, index },
      // What says nothing comes first: it takes no room from what is compared.
      reading: [
        ...Array.from({ length: stains[index] ?? 0 }, () => line('o')),
        ...Array.from({ length: count }, (_line, nth) => line(`Our pumps ${nth}`)),
      ],
    }));
    const signal = new AbortController().signal;
    const { imageTexts } = await textInImages({ seen, unseen: null }, [], defaultImageLimits, signal);
    expect(imageTexts?.images.map((kept) => kept.cut)).toEqual(cut);
    const read = [...sayings, ...stains].reduce((sum, count) => sum + count, 0);
    expect(imageTexts?.lines).toHaveLength(read - cut.reduce((sum, count) => sum + count, 0));
    for (const [index, count] of sayings.entries()) {
      const compared = imageTexts?.lines.filter((kept) => kept.image === index && kept.text.startsWith('Our pumps'));
      expect(compared?.length).toBeGreaterThanOrEqual(Math.min(count, 60));
    }
    expect(checkResult.shape.imageTexts.safeParse(imageTexts).success).toBe(true);
  });

  it('says that there is nothing to compare with', async () => {
    const { findings, told } = await codesFor('Flow of 160 litres per minute', 0.97, []);
    expect(findings).toEqual([]);
    expect(told?.['zh-TW']).toContain('沒有來源可供比對');
  });

  it('says what was not looked at where the reader is missing, and claims nothing', async () => {
    const unseen = {
      en: 'the optional packages x are not installed on the worker',
      'zh-TW': '工作程序未安裝選用套件 x',
    };
    const signal = new AbortController().signal;
    const part = await textInImages({ seen: [], unseen }, sources, defaultImageLimits, signal);
    expect(part).toMatchObject({ findings: [], told: null });
    expect(part.open?.en).toBe(
      'Text in the pictures was not looked at: the optional packages x are not installed on the worker.',
    );
  });
});
