import { describe, expect, it } from '@jest/globals';
import { defaultImageLimits } from '@countersign/policy';
import sharp from 'sharp';
import { questionsAbout } from './testing/ask-of-prompt.js';

describe('the place of what a vision model counts', () => {
  const counts = (seen: number, boxes?: unknown) => [
    { thing: 'pumps', asked: 3, seen, ...(boxes === undefined ? {} : { boxes }) },
  ];
  const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
  const whole = [0, 0, 400, 200];

  it.each([
    ['of one', 1, [box(0.25, 0.5, 0.5, 1)], [100, 100, 100, 100]],
    ['of two, around both', 2, [box(0, 0, 0.25, 0.25), box(0.5, 0.5, 0.75, 0.75)], [0, 0, 300, 150]],
  ])('is the one that it names: %s', async (_name, seen, boxes, region) => {
    const { findings, inference } = await questionsAbout(() => counts(seen, boxes));
    expect(findings).toMatchObject([{ code: 'count-differs-from-prompt', place: { kind: 'region', box: region } }]);
    expect(findings[0]?.explanation.en).toContain('The region holds all places that it names.');
    expect(inference.asked).toBe(1);
  });

  it.each([
    ['none', undefined],
    ['fewer than it counts', [box(0, 0, 0.5, 0.5)]],
    ['pixels', [box(10, 10, 40, 50), box(50, 50, 90, 90)]],
    ['one beside the picture', [box(0, 0, 0.5, 0.5), box(0.9, 0.9, 1.2, 1)]],
    ['one without extent', [box(0, 0, 0.5, 0.5), box(0.5, 0.5, 0.5, 0.6)]],
    ['what is no place', [[0, 0, 1, 1], 'left']],
  ])('is found by hiding quarters where it names %s', async (_name, boxes) => {
    // It sees two pumps in the quarter at the bottom right.
    const { findings, inference, measures } = await questionsAbout((hidden) =>
      counts(hidden === 'bottom right' ? 0 : 2, boxes),
    );
    expect(findings).toMatchObject([{ place: { box: [200, 100, 200, 100] } }]);
    expect(findings[0]?.explanation.en).toContain('hiding what the region covers lowers its count most');
    expect([inference.asked, measures['callsForPlaces']]).toEqual([5, 4]);
  });

  it('is the whole picture where nothing is counted, or hiding changes nothing, and the finding says so', async () => {
    const nothing = await questionsAbout(() => counts(0));
    expect(nothing.findings).toMatchObject([{ place: { box: whole } }]);
    expect(nothing.findings[0]?.explanation.en).toContain('It counts none');
    expect(nothing.inference.asked).toBe(1);
    const same = await questionsAbout(() => counts(2));
    expect(same.findings).toMatchObject([{ place: { box: whole } }]);
    expect(same.findings[0]?.explanation.en).toContain('does not fall when any quarter of the picture is hidden');
  });

  it('is not computed over the budget of calls, nor where nobody answers any more, and the finding says so', async () => {
    const limits = { ...defaultImageLimits, visionRegionCalls: 7 };
    const { findings, inference } = await questionsAbout((hidden) => counts(hidden === 'top left' ? 0 : 2), {
      limits,
      images: 3,
    });
    expect(findings.map(({ place }) => place?.kind === 'region' && place.box)).toEqual([
      [0, 0, 200, 100],
      whole,
      whole,
    ]);
    expect(findings[1]?.explanation.en).toContain('at most 7 are made for one output (images.visionRegionCalls');
    expect(inference.asked).toBe(3 + 4);
    const silent = await questionsAbout((hidden) => (hidden === null ? counts(2) : null));
    expect(silent.findings[0]?.explanation.en).toContain('did not answer when it was asked again');
    expect(silent.inference.asked).toBe(2);
  });

  it.each(['pump', 'Pumps', ' PUMP.'])('takes "%s" for the same thing', async (thing) => {
    const { findings } = await questionsAbout((hidden) => [
      { thing: hidden === 'top left' ? thing : 'pumps', asked: 3, seen: hidden === 'bottom right' ? 1 : 2 },
    ]);
    expect(findings).toMatchObject([{ place: { box: [200, 100, 200, 100] } }]);
  });

  it("is left away where a quarter's answer names things otherwise, and the finding says so", async () => {
    const { findings } = await questionsAbout((hidden) => [
      { thing: hidden === 'top left' ? 'centrifugal machines' : 'pumps', asked: 3, seen: 2 },
    ]);
    expect(findings).toMatchObject([{ place: { box: whole } }]);
    expect(findings[0]?.explanation.en).toContain('named things otherwise');
  });

  it('is where it speaks of a thing no more, and of others by the names that they had', async () => {
    const { findings } = await questionsAbout((hidden) => [
      ...(hidden === 'top left' ? [] : counts(2)),
      { thing: hidden === null ? 'valves' : 'valve', asked: 1, seen: 1 },
    ]);
    expect(findings).toMatchObject([{ place: { box: [0, 0, 200, 100] } }]);
  });

  it('is asked for no more where the check is called off', async () => {
    const controller = new AbortController();
    const asked: unknown[] = [];
    const answer = questionsAbout(
      (hidden) => {
        asked.push(hidden);
        if (hidden === 'top left') controller.abort(new Error('Called off.'));
        return counts(2);
      },
      { signal: controller.signal },
    );
    await expect(answer).rejects.toThrow('Called off.');
    expect(asked).toEqual([null, 'top left']);
  });

  it('asks with the quarter in grey', async () => {
    const seen: number[] = [];
    await questionsAbout((hidden, picture) => {
      if (hidden === 'top right') seen.push(...picture);
      return counts(2);
    });
    const { data, info } = await sharp(Buffer.from(seen)).raw().toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => data[(y * info.width + x) * 3] ?? 0;
    expect([pixel(350, 20), pixel(350, 180), pixel(20, 20)].map((red) => Math.abs(red - 128) < 10)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('marks the whole picture for what is missing', async () => {
    const { findings } = await questionsAbout(() => [], { missing: ['a valve'] });
    expect(findings).toMatchObject([{ code: 'asked-but-not-seen', place: { box: whole } }]);
    expect(findings[0]?.explanation.en).toContain('What is not there has no place');
  });
});
