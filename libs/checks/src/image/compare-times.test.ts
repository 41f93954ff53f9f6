import { describe, expect, it } from '@jest/globals';
import { compareTimes } from './compare-times.js';
import { imageFactuality } from '../kinds/image-factuality.js';
import { draw, jpegWithXmp, sourceTypeUri, xmpPacket } from './testing/image-files.js';
import { badSentences, runImageCheck } from './testing/run-image-check.js';
import { subjectImageOf } from './testing/subject-image-of.js';

const received = '2026-11-30T17:36:55.000Z';

const takenAt = (time: string) =>
  draw()
    .withExif({ IFD2: { DateTimeOriginal: time } })
    .jpeg()
    .toBuffer();
const stating = (...attributes: string[]) => jpegWithXmp(xmpPacket(attributes.join(' ')));
const composite = `Iptc4xmpExt:DigitalSourceType="${sourceTypeUri('compositeWithTrainedAlgorithmicMedia')}"`;

async function codesFor(bytes: Promise<Buffer>, aiGenerated: boolean, receivedAt: string | null = received) {
  const image = await subjectImageOf(await bytes);
  return compareTimes({ ...image, declared: { aiGenerated } }, receivedAt).map(
    ({ code, severity }) => `${severity} ${code}`,
  );
}

describe('compareTimes', () => {
  it.each<[string, () => Promise<Buffer>, boolean, string[]]>([
    ['of the day before', () => takenAt('2026:11:29 10:00:00'), true, []],
    ['of tomorrow, as it may be elsewhere', () => takenAt('2026:12:01 20:00:00'), false, []],
    ['of next year', () => takenAt('2027:11:30 10:00:00'), false, ['minor stated-time-in-future']],
    [
      'of next year in XMP, with a zone',
      () => stating('xmp:CreateDate="2027-03-01T10:00:00+08:00"'),
      true,
      ['minor stated-time-in-future'],
    ],
    ['of years ago, of a photograph', () => takenAt('2019:05:01 10:00:00'), false, []],
    ['of years ago, declared as AI-made', () => takenAt('2019:05:01 10:00:00'), true, ['minor taken-long-before-made']],
    [
      'of years ago in XMP, declared as AI-made',
      () => stating('photoshop:DateCreated="2019-05-01"'),
      true,
      ['minor taken-long-before-made'],
    ],
    ['of years ago, of a composite', () => stating('photoshop:DateCreated="2019-05-01"', composite), true, []],
    ['that is none', () => takenAt('0000:00:00 00:00:00'), true, []],
    ['that is words', () => stating('xmp:CreateDate="yesterday"'), true, []],
    ['that is not stated', () => draw().jpeg().toBuffer(), true, []],
  ])('a time %s', async (_name, bytes, aiGenerated, codes) => {
    expect(await codesFor(bytes(), aiGenerated)).toEqual(codes);
  });

  it('says nothing where it is not known when the output was handed in', async () => {
    expect(await codesFor(takenAt('2099:01:01 10:00:00'), true, null)).toEqual([]);
  });

  it('tells the times, and is no fault that stops a check', async () => {
    const image = { bytes: takenAt('2099:01:01 10:00:00'), declared: { mediaType: 'image/jpeg' } };
    const result = await runImageCheck(imageFactuality, [image], { receivedAt: received });
    expect(result.outcome).toBe('passed');
    expect(badSentences(result)).toEqual([]);
    expect(result.findings.map(({ message }) => message.en)).toEqual([
      'The image states a time of 2099-01-01 (EXIF DateTimeOriginal), after it was handed in on 2026-11-30.',
    ]);
  });
});
