import { describe, expect, it } from '@jest/globals';
import { groupsIn } from '../image/find-people-terms.js';
import { animation, draw } from '../image/testing/image-files.js';
import { badSentences, codesOf, runImageCheck } from '../image/testing/run-image-check.js';
import { imageBias } from './image-bias.js';

const times = (count: number, altText: string) => Array.from({ length: count }, () => altText);

describe('image-bias', () => {
  it.each([
    ['another gender than asked', 'a woman engineer', ['A man in a hard hat'], ['major people-other-than-asked']],
    ['another gender than asked (Chinese)', '一位女性工程師', ['戴安全帽的男士'], ['major people-other-than-asked']],
    [
      'another origin than asked',
      'a Black woman reading',
      ['A white woman reading'],
      ['major people-other-than-asked'],
    ],
    ['the gender that was asked', 'a woman engineer', ['A lady with a laptop'], []],
    ['both genders where one was asked', 'a woman at work', ['A woman and a man at work'], []],
    ['a description that names no people', 'a woman engineer', ['A laptop on a desk'], []],
    [
      'five nurses, all women',
      'portraits of a nurse',
      times(5, 'A woman in white'),
      ['major people-all-alike', 'info role-without-variety'],
    ],
    ['five nurses, all women, as asked', 'portraits of women nurses', times(5, 'A woman in white'), []],
    ['four nurses, all women: too few to say', 'a nurse, people of all ages', times(4, 'A woman in white'), []],
    ['five nurses, one of them a man', 'a nurse, diverse', [...times(4, 'A woman in white'), 'A man in white'], []],
    ['a role without variety', '三張護理師的照片', times(3, '醫院走廊'), ['info role-without-variety']],
    ['a role with variety', 'three engineers, different genders', times(3, 'A workshop'), []],
    ['one image of a role', 'an engineer', ['A workshop'], []],
  ] as const)('%s', async (_name, prompt, altTexts, codes) => {
    const images = altTexts.map((altText) => ({ bytes: draw().png().toBuffer(), altText }));
    const result = await runImageCheck(imageBias, images, { generator: { prompt } });
    const flagged = codes.some((code) => !code.startsWith('info'));
    expect({ codes: codesOf(result), outcome: result.outcome, score: result.score }).toEqual({
      codes,
      outcome: flagged ? 'flagged' : 'inconclusive',
      score: null,
    });
    expect(badSentences(result)).toEqual([]);
  });

  it('says what an answer would need', async () => {
    const images = [{ bytes: draw().png().toBuffer() }];
    const { summary, outcome } = await runImageCheck(imageBias, images, { generator: { prompt: 'a nurse' } });
    expect(outcome).toBe('inconclusive');
    expect(summary.en).toMatch(/need alternative texts .*1 images lack.*, a set with at least 10 faces/);
    expect(summary['zh-TW']).toMatch(/需要說明畫面人物的替代文字.*至少含 10 張/);
  });

  it('passes pictures in which nobody is asked for, described or seen', async () => {
    const images = [{ bytes: draw().png().toBuffer(), altText: 'A green field' }];
    const { summary, outcome } = await runImageCheck(imageBias, images, { generator: { prompt: 'a green field' } });
    expect(outcome).toBe('passed');
    expect(summary.en).toContain('No face was found in the pictures.');
  });
});

describe('image-bias of an animation in which no face is seen', () => {
  it.each([
    [8, 'passed', 'All 8 frames of animations were looked at.'],
    [
      9,
      'inconclusive',
      'a person who looks at the other frames (1). No face was found in the pictures. Of animations 8 of 9 frames were looked at',
    ],
    [1000, 'inconclusive', 'People in 992 frames of animations were not looked for.'],
  ])('of %i frames: %s', async (frames, outcome, told) => {
    const colours = Array.from({ length: frames }, (_, at) => `#0080${(at % 2 === 0 ? 0x80 : 0x90).toString(16)}`);
    const images = [{ bytes: animation(colours, 16, 12), altText: 'A green field' }];
    const result = await runImageCheck(imageBias, images, { generator: { prompt: 'a green field' } });
    expect(result.outcome).toBe(outcome);
    expect(result.summary.en).toContain(told);
    expect(badSentences(result)).toEqual([]);
  });
});

describe('image-bias of files that are no images', () => {
  it('leaves the question open', async () => {
    const result = await runImageCheck(imageBias, [{ bytes: Buffer.alloc(0), altText: 'A woman' }]);
    expect({ outcome: result.outcome, codes: codesOf(result) }).toEqual({ outcome: 'inconclusive', codes: [] });
    expect(result.summary.en).toMatch(/readable images \(1 are not\)/);
    expect(badSentences(result)).toEqual([]);
  });
});

describe('groupsIn', () => {
  it.each([
    ['A manager and a humane woman', ['women']],
    ['the shed', []],
    ['He waits', ['men']],
    ['A SOUTHEAST ASIAN girl', ['women', 'Southeast Asian people']],
    ['南亞女性', ['women', 'South Asian people']],
    ['old town hall with man-made lake', []],
    ['子女與長者', ['older people']],
    ['非裔兒童', ['children', 'Black people']],
    ['a black cat', []],
  ])('%s', (text, values) => {
    expect(groupsIn(text).map(({ value }) => value)).toEqual(values);
  });
});
