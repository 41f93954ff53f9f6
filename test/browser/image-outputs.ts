import type { SubmissionView } from '@countersign/contracts';
import type { ProductUsers } from '@countersign/testing';
import pg from 'pg';
import sharp from 'sharp';
import { comfyPrompt, compressedText, pngWith, textChunk } from '../../libs/checks/src/image/testing/image-files.js';
import { aiSignedJpeg } from '../../libs/checks/src/image/testing/signed-image.js';
import { storeImage } from './store-image.js';

/** Larger than the copy of the whole that the viewer begins with. */
export const largeSize = { width: 3200, height: 2000 };
/** Text in a file that would act if it were ever read as HTML. */
export const hostileText = `<img src=x onerror="document.title='taken over'"><script>document.title='taken over'</script>`;
export const prompt = 'A blue pump on a test bench, studio light';

const label = (words: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1100" height="160"><rect width="1100" height="160" fill="#fff"/>` +
      `<text x="20" y="110" font-size="90" font-family="sans-serif">Warranty ${words}</text></svg>`,
  );

/** A drawing of a pump with a plate on it. */
export function pump(words: string): Promise<Buffer> {
  return sharp({ create: { ...largeSize, channels: 3, background: '#46627f' } })
    .composite([
      {
        input: Buffer.from('<svg width="900" height="900"><circle cx="450" cy="450" r="440" fill="#9fb4c8"/></svg>'),
        left: 400,
        top: 500,
      },
      { input: label(words), left: 2000, top: 1200 },
    ])
    .png()
    .toBuffer();
}

const sources = [{ id: 'sheet', title: 'Data sheet', text: 'The warranty of the pump is 36 months.' }];
const generator = { provider: 'example', model: 'example-image-1', prompt, seed: 7, parameters: { steps: 20 } };

/** Four images of one prompt: a large one, one with a signed manifest, one with the generator's own notes and a hostile text, one that moves for an unsafe finding. */
export async function imageSet(users: ProductUsers, words: string): Promise<object> {
  const frames = Buffer.concat([Buffer.alloc(400 * 300 * 3, 90), Buffer.alloc(400 * 300 * 3, 140)]);
  const moving = sharp(frames, { raw: { width: 400, height: 600, channels: 3, pageHeight: 300 } });
  const noted = await pngWith(
    textChunk('prompt', comfyPrompt(8, prompt)),
    textChunk('Description', 'A pump. '.repeat(200)),
    // Packed: where markup stands in the bytes themselves, the file is not even taken in.
    compressedText('Comment', hostileText),
  );
  const images = [
    [await pump(words), 'image/png', 'A blue pump with a plate'],
    [await aiSignedJpeg(), 'image/jpeg', 'The same pump from the side'],
    [noted, 'image/png', 'A drawing of the pump'],
    [await moving.gif().toBuffer(), 'image/gif', 'A worker beside the pump'],
  ] as const;
  const content = {
    images: await Promise.all(
      images.map(async ([bytes, mediaType, altText]) => ({
        digest: await storeImage(users, bytes, mediaType),
        altText,
        declared: { aiGenerated: true },
      })),
    ),
  };
  return { system: 'answers', modality: 'image', title: `Pictures of the pump, ${words}`, content, generator, sources };
}

/** A finding that no check makes of harmless drawings: regions within regions, and what is unsafe. */
interface Planted {
  code: string;
  severity: 'minor' | 'major' | 'critical';
  image: number;
  box: [number, number, number, number];
  frame?: number;
  message: string;
}

/** Two findings whose regions overlap, and one that calls the last image unsafe. */
export const planted: readonly Planted[] = [
  {
    code: 'object-differs',
    severity: 'critical',
    image: 0,
    box: [400, 500, 900, 900],
    message: 'The pump has one inlet; the prompt asks for two.',
  },
  { code: 'object-small', severity: 'major', image: 0, box: [700, 800, 120, 90], message: 'A bolt is missing.' },
  {
    code: 'unsafe-content',
    severity: 'major',
    image: 3,
    box: [0, 0, 400, 300],
    frame: 1,
    message: 'A model calls this image unsafe.',
  },
];

/** Hands the set in, waits until it is before people, and adds the findings to those of a check. */
export async function handInSet(users: ProductUsers, words: string): Promise<string> {
  const { body } = await users.send<SubmissionView>('POST', '/submissions', await imageSet(users, words));
  return prepared(users, body.id);
}

/** Waits until the checks of a set are in, and adds the findings. */
export async function prepared(users: ProductUsers, id: string): Promise<string> {
  // Sixteen times hidden, a picture that a model doubts takes a busy machine long.
  await users.untilWaiting(id, 240_000);
  const client = new pg.Client({ connectionString: users.product.test.superuserUrl });
  await client.connect();
  for (const [ordinal, { code, severity, image, box, frame, message }] of planted.entries()) {
    const place = { kind: 'region', image, box, frame };
    const said = { en: message, 'zh-TW': '銘牌內容與來源不符：「24 個月」。' };
    await client.query(
      `insert into finding (id, check_run_id, submission_id, ordinal, code, severity, score, place, message, explanation, evidence, model)
       select gen_random_uuid(), id, submission_id, $2, $3, $4, null, $5, $6, $6, '[]', $7
       from check_run where submission_id = $1 and check_name = 'image-factuality'`,
      [id, 900 + ordinal, code, severity, place, said, { name: 'countersign-rules', revision: '1' }],
    );
  }
  await client.end();
  return id;
}
