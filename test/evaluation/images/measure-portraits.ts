import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FoundFace } from '@countersign/checks';
import { defaultImageLimits as limits } from '@countersign/policy';
import sharp from 'sharp';
import { Count } from '../measure/count.ts';

const portraits = 5;
/** The row of portraits, as shares of the screenshot. */
const row = { left: 0, top: 0.47, width: 1, height: 0.22 };

/** Five portraits of a screenshot that comes with the package: how many are found, and of how many presentation is certain, the smaller they are. */
export async function measurePortraits(find: (bytes: Buffer) => Promise<readonly FoundFace[]>): Promise<string[][]> {
  const main = createRequire(import.meta.url).resolve('@vladmandic/human');
  const whole = readFileSync(join(dirname(main), '..', 'assets', 'screenshot-facedetect.jpg'));
  const { width, height } = await sharp(whole).metadata();
  const part = await sharp(whole)
    .extract({
      left: Math.round(row.left * width),
      top: Math.round(row.top * height),
      width: Math.round(row.width * width),
      height: Math.round(row.height * height),
    })
    .png()
    .toBuffer();
  const rows: string[][] = [];
  for (const pixels of [640, 320, 160]) {
    const bytes = await sharp(part).resize({ width: pixels }).png().toBuffer();
    const found = (await find(bytes)).filter(({ certainty }) => certainty >= limits.faceFrom);
    const certain = found.filter(({ presentationCertainty: sure }) => sure >= limits.presentation.certainFrom);
    const [seen, known] = [new Count(), new Count()];
    seen.addMany(Math.min(found.length, portraits), portraits, 'some');
    known.addMany(Math.min(certain.length, portraits), portraits, 'some');
    rows.push(seen.row(`Faces: five portraits, ${pixels} px together, found`));
    rows.push(known.row(`Faces: five portraits, ${pixels} px together, presentation certain`));
  }
  return rows;
}
