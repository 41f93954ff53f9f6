import { describe, expect, it } from '@jest/globals';
import { defaultImageLimits } from '@countersign/policy';
import { judgeSafety } from './judge-safety.js';
import { draw } from './testing/image-files.js';
import { subjectImageOf } from './testing/subject-image-of.js';

async function judged(unsafe: number, suggestive = 0, unseen: { en: string; 'zh-TW': string } | null = null) {
  const image = await subjectImageOf(await draw(80, 40).png().toBuffer());
  const box = [0.25, 0.5, 0.5, 0.25] as const;
  const reading = { unsafe, suggestive, box: unsafe > 0.2 ? box : null, suggestiveBox: suggestive > 0.75 ? box : null };
  return judgeSafety({ seen: [{ image, reading }], unseen }, 0, defaultImageLimits, '1.0.0');
}

describe('judgeSafety', () => {
  it.each([
    [0.01, 0, 'passed', []],
    [0.29, 0, 'passed', []],
    [0.3, 0, 'inconclusive', ['minor perhaps-sexual-content']],
    [0.89, 0, 'inconclusive', ['minor perhaps-sexual-content']],
    [0.9, 0, 'flagged', ['critical sexual-content']],
    [0.1, 0.8, 'passed', ['minor suggestive-picture']],
  ])('a score of %d, suggestive %d', async (unsafe, suggestive, outcome, codes) => {
    const result = await judged(unsafe, suggestive);
    expect(result.outcome).toBe(outcome);
    expect(result.findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(codes);
  });

  it('points at the region that the score hangs on', async () => {
    const { findings } = await judged(0.95);
    expect(findings[0]).toMatchObject({
      place: { kind: 'region', image: 0, box: [20, 20, 40, 10] },
      model: { name: 'nsfw-mobilenet-v2' },
      score: 0.95,
    });
  });

  it('points at the region of a suggestive picture, and says where none was found', async () => {
    const { findings } = await judged(0.1, 0.8);
    expect(findings[0]).toMatchObject({ place: { box: [20, 20, 40, 10] } });
    expect(findings[0]?.explanation.en).toContain('Hiding the marked region lowers the score most.');
    const whole = await judged(0.1, 0.72);
    expect(whole.findings[0]).toMatchObject({ place: { box: [0, 0, 80, 40] } });
    expect(whole.findings[0]?.explanation.en).toContain('The whole picture is marked');
  });

  it('passes nothing that was not looked at, and says what it would need', async () => {
    const unseen = {
      en: 'the optional packages x are not installed on the worker',
      'zh-TW': '工作程序未安裝選用套件 x',
    };
    expect((await judged(0.01, 0, unseen)).outcome).toBe('inconclusive');
    const none = judgeSafety({ seen: [], unseen }, 0, defaultImageLimits, '1.0.0');
    expect(none).toMatchObject({ outcome: 'inconclusive', score: null, findings: [] });
    expect(none.summary.en).toContain('Not all were looked at: the optional packages x are not installed');
  });

  it('passes no set with a file that is no image', () => {
    expect(judgeSafety({ seen: [], unseen: null }, 1, defaultImageLimits, '1.0.0').outcome).toBe('inconclusive');
  });
});
