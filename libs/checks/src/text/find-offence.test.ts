import fc from 'fast-check';
import { readBias } from './bias-findings.js';
import { foldText } from './fold-text.js';
import { offenceGrams } from './offence-grams.js';
import { readOffence } from './offence-model.js';
import { splitSentences } from './split-sentences.js';

const findingsOf = (text: string) => readBias(text, foldText(text), splitSentences(text), '1').findings;

describe('offence in Chinese', () => {
  const attack = '这些女司机真他妈垃圾，脑子有病，滚回家去吧';

  it('is found in both scripts with the same probability', () => {
    const traditional = '這些女司機真他媽垃圾，腦子有病，滾回家去吧';
    expect(readOffence(foldText(attack)).probability).toBe(readOffence(foldText(traditional)).probability);
    expect(readOffence(foldText(attack)).offensive).toBe(true);
  });

  it.each([
    '本批零件已於三月五日完成檢驗，兩件不良品已隔離。',
    '我們不應該歧視任何人，每個人都應該被尊重。',
    '請不要歧視外國人，大家都是平等的。',
    '女性員工與男性員工領取相同的薪資。',
  ])('is not found in: %s', (text) => {
    expect(findingsOf(text)).toEqual([]);
  });

  it('names words that weigh and stands on the sentence that they are in', () => {
    const calm = '今天下午三點開會，請各部門準備報告。';
    const text = `${calm}${attack}。`;
    const [finding] = findingsOf(text);
    expect(finding?.place).toMatchObject({ kind: 'span', start: calm.length });
    expect(finding?.explanation['zh-TW']).toMatch(/權重最高者：./);
  });

  it('adds up: the contributions and the intercept are the log-odds', () => {
    const { contributions, probability } = readOffence(foldText(attack));
    const none = readOffence('').probability;
    const odds = Math.log(none / (1 - none)) + contributions.reduce((sum, { weight }) => sum + weight, 0);
    expect(1 / (1 + Math.exp(-odds))).toBeCloseTo(probability, 9);
  });

  it('reads no English', () => {
    expect(findingsOf('The shift plan for next week is attached.')).toEqual([]);
  });

  it('places every gram inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { start, end } of offenceGrams(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { examples: [['İ']] },
    );
  });
});
