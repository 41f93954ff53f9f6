import { describe, expect, it } from '@jest/globals';
import { defaultImageLimits } from '@countersign/policy';
import { withoutModels } from '../inference.js';
import { countFrames, framesLookedAt } from './frames-looked-at.js';
import { judgeSafety } from './judge-safety.js';
import { lookAtImages } from './look-at-images.js';
import type { FoundFace } from './models/find-faces.js';
import { rawPixels } from './models/raw-pixels.js';
import type { TextLine } from './models/read-text.js';
import { nothingEarlier, type RejectedLike } from '../earlier-outputs.js';
import { nearRejected } from './near-rejected.js';
import { perceptualHash } from './perceptual-hash.js';
import { presentationInSet } from './presentation-in-set.js';
import { animation, animationOf, draw } from './testing/image-files.js';
import { sampleImage } from './testing/sample-image.js';
import { subjectImageOf } from './testing/subject-image-of.js';
import { textInImages } from './text-in-images.js';

const signal = new AbortController().signal;
const teal = '#008080';

/** Shows an image to a model whose word on a frame hangs on how red it is. */
async function lookedAt<T>(bytes: Buffer, answer: (red: boolean) => T) {
  const image = await subjectImageOf(bytes);
  const model = async (shown: Buffer, frame?: number): Promise<T> => {
    const { data } = await rawPixels(shown, 8, 'fill', frame);
    return answer((data[0] ?? 0) > 200);
  };
  return lookAtImages([image], { signal, readBlob: () => Promise.resolve(bytes) }, { model });
}

const safetyOf = async (bytes: Buffer) => {
  const looked = await lookedAt(bytes, (red) => ({
    unsafe: red ? 0.95 : 0.01,
    suggestive: 0,
    box: null,
    suggestiveBox: null,
  }));
  return judgeSafety(looked, 0, defaultImageLimits, '1.1.0');
};

/** Teal frames, but for those of these numbers. */
const redAt = (frames: number, ...numbers: number[]) =>
  animation(Array.from({ length: frames }, (_, at) => (numbers.includes(at) ? '#ff0000' : `#0080${80 + (at % 19)}`)));

describe('framesLookedAt', () => {
  it.each([
    [2, [0, 1]],
    [8, [0, 1, 2, 3, 4, 5, 6, 7]],
    [20, [0, 3, 5, 8, 11, 14, 16, 19]],
    [1000, [0, 143, 285, 428, 571, 714, 856, 999]],
  ])('of %i frames', async (frames, looked) => {
    const { facts } = await subjectImageOf(await animation([teal, 'red']));
    expect(framesLookedAt({ info: { ...facts.info, frames } })).toEqual(looked);
  });

  it('of an AVIF with a track: its still, which is not all of it', async () => {
    const track = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('moov')]);
    const image = await subjectImageOf(Buffer.concat([await draw().avif({ effort: 0 }).toBuffer(), track]));
    expect(framesLookedAt(image.facts)).toEqual([undefined]);
    expect(countFrames([{ image, reading: null }])).toEqual({ looked: 1, all: 2 });
  });

  it('of a still', async () => {
    expect(framesLookedAt((await subjectImageOf(await draw().png().toBuffer())).facts)).toEqual([undefined]);
  });
});

describe('an animation', () => {
  it('is unsafe by any of its frames, and the frame is named', async () => {
    const { outcome, findings } = await safetyOf(await redAt(2, 1));
    expect(outcome).toBe('flagged');
    expect(findings.map(({ code, message, explanation }) => [code, message, explanation])).toEqual([
      [
        'sexual-content',
        {
          en: 'The model takes the image (frame 2 of 2) for sexual content (95 %).',
          'zh-TW': '模型認為圖片（第 2 個畫格，共 2 個）含性內容（95 %）。',
        },
        {
          en: expect.stringContaining('All 2 frames of animations were looked at.'),
          'zh-TW': expect.stringContaining('已檢視動畫的全部 2 個畫格。'),
        },
      ],
    ]);
  });

  it('passes where all frames were looked at, never where some were not', async () => {
    expect((await safetyOf(await redAt(8))).outcome).toBe('passed');
    const { outcome, findings, summary } = await safetyOf(await redAt(9));
    expect({ outcome, codes: findings.map(({ code }) => code) }).toEqual({
      outcome: 'inconclusive',
      codes: ['safety-not-looked-at'],
    });
    expect(findings[0]?.message.en).toBe('Not all frames of the image were looked at for sexual content.');
    expect(summary.en).toContain('Of animations 8 of 9 frames were looked at');
    expect((await safetyOf(await redAt(20, 19))).outcome).toBe('flagged');
  });

  it('of which the model cannot read a frame is told to be not looked at, and never passes', async () => {
    const looked = await lookedAt(await redAt(3, 1), (red) => {
      if (red) throw new Error('cannot read this');
      return { unsafe: 0.01, suggestive: 0, box: null, suggestiveBox: null };
    });
    const { outcome, findings } = judgeSafety(looked, 0, defaultImageLimits, '1.1.0');
    expect({ outcome, codes: findings.map(({ code }) => code) }).toEqual({
      outcome: 'inconclusive',
      codes: ['safety-not-looked-at'],
    });
  });

  it('is one picture of the set, whatever its frames', async () => {
    const { measures } = await safetyOf(await redAt(3, 0, 2));
    expect(measures).toEqual({ imagesLookedAt: 1, worstUnsafe: 0.95 });
  });

  it('is read in every frame, and the same text is told once', async () => {
    const line = (text: string): TextLine => ({ text, certainty: 0.97, box: [0, 0, 0.5, 0.5] });
    const bytes = await redAt(3, 2);
    const looked = await lookedAt(bytes, (red) => [line('Our pumps'), ...(red ? [line('Winner of prizes')] : [])]);
    const sources = [{ id: 'sheet', text: 'Our pumps have a flow of 140 litres per minute.' }];
    const { findings, imageTexts, open } = await textInImages(looked, sources, defaultImageLimits, signal);
    expect(findings.map(({ message }) => message.en)).toEqual([
      'The image (frame 3 of 3) says "Winner of prizes", which no source carries.',
    ]);
    expect(imageTexts?.lines).toMatchObject([
      { text: 'Our pumps', frame: 0 },
      { text: 'Winner of prizes', frame: 2 },
    ]);
    expect(open).toBeNull();
    const longer = await lookedAt(await redAt(10), () => []);
    expect((await textInImages(longer, sources, defaultImageLimits, signal)).open?.en).toBe(
      'Text in 2 frames of animations was not looked at.',
    );
  });

  it('counts the faces of the frame that has most, not the same ones over and over', async () => {
    const face: FoundFace = { box: [0, 0, 0.5, 0.5], certainty: 0.9, presentation: null, presentationCertainty: 0 };
    const looked = await lookedAt(await redAt(4, 2), (red) => (red ? [face, face] : [face]));
    const { faces, findings } = await presentationInSet(looked, '', defaultImageLimits, nothingEarlier);
    expect(faces).toBe(2);
    expect(findings[0]?.message.en).toMatch(/^The image \(frame 3 of 4\) shows 2 face/);
  });

  it('is near a rejected picture by a frame that is not the first', async () => {
    const names = ['pump-x200.png', 'valve-v30.jpg'];
    const pictures = await Promise.all(names.map(sampleImage));
    const frames = await Promise.all(pictures.map(async (one) => (await rawPixels(one, 64, 'fill')).data));
    const bytes = await animationOf(
      frames.map((one) => Buffer.from(one)),
      64,
      64,
    );
    const [pump, valve] = await Promise.all(pictures.map((one) => perceptualHash(one)));
    const asked: string[][] = [];
    const rejectedLike = (hashes: readonly string[]): Promise<RejectedLike[]> => {
      asked.push([...hashes]);
      const near = { submission: 's', image: 0, rejectedAt: '2026-11-03T10:00:00Z' };
      return Promise.resolve(hashes.map((_, at) => ({ ...near, asked: at, distance: 5 - at })));
    };
    const earlier = { ...nothingEarlier, rejectedLike };
    const readBlob = () => Promise.resolve(bytes);
    const context = { signal, readBlob, earlier, trustedSigners: null, inference: withoutModels };
    const { fingerprints, findings } = await nearRejected([await subjectImageOf(bytes)], context);
    expect(fingerprints.map(({ image, frame }) => [image, frame])).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(asked).toEqual([fingerprints.map(({ hash }) => hash)]);
    const differing = (one: string | null | undefined, other: string | null | undefined): number =>
      [...(BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2)].filter((bit) => bit === '1').length;
    expect(differing(fingerprints[0]?.hash, pump)).toBeLessThanOrEqual(6);
    expect(differing(fingerprints[1]?.hash, valve)).toBeLessThanOrEqual(6);
    expect(findings.map(({ message }) => message.en)).toEqual([
      expect.stringMatching(/^The image \(frame 2 of 2\) is nearly image 1 of submission s/),
    ]);
    // So that whoever chooses the finding is shown that frame.
    expect(findings.map(({ place }) => place)).toMatchObject([{ kind: 'region', image: 0, frame: 1 }]);
  });
});
