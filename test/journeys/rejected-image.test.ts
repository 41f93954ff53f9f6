import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImageDescription, SubmissionView } from '@countersign/contracts';
import { ProductUsers, startProduct, textBody, type RunningProduct } from '@countersign/testing';
import sharp from 'sharp';

let product: RunningProduct;
let users: ProductUsers;

beforeAll(async () => {
  product = await startProduct();
  users = await ProductUsers.on(product);
});
afterAll(() => product.stop());

const plate = readFile(new URL('../../samples/images/type-plate-x200.png', import.meta.url));

async function submit(bytes: Buffer): Promise<string> {
  const form = new FormData();
  const body = textBody({
    modality: 'image',
    title: 'A type plate',
    content: { images: [{ altText: 'A type plate' }] },
    generator: { provider: 'local', model: 'studio-render', prompt: 'a type plate' },
    sources: [{ id: 'sheet', text: 'The flow is 140 litres per minute.' }],
  });
  form.set('submission', JSON.stringify(body));
  form.set('image', new Blob([new Uint8Array(bytes)]), 'plate');
  const headers = { Authorization: `Bearer ${users.apiKey}` };
  const answer = await fetch(`${product.url}/api/v1/submissions`, { method: 'POST', headers, body: form });
  const { id } = (await answer.json()) as SubmissionView;
  await users.untilWaiting(id, 120_000);
  return id;
}

interface Found {
  items: { check: string; code: string; message: string; place: unknown; model: { name: string } }[];
}
const findingsOf = async (id: string) => (await users.send<Found>('GET', `/submissions/${id}/findings`)).body.items;

describe('an image', () => {
  it('is read, and known again when one like it was rejected', async () => {
    const first = await submit(await plate);
    const found = await findingsOf(first);
    expect(found.find(({ code }) => code === 'text-figure-contradicted')).toMatchObject({
      check: 'image-factuality',
      model: { name: 'ppocr-v4' },
      place: { kind: 'region', image: 0 },
      message: expect.stringContaining('"160 litres" where the source says "140 litres"'),
    });
    expect(found.map(({ code }) => code)).not.toContain('near-duplicate-of-rejected');

    const { body: described } = await users.send<ImageDescription>('GET', `/submissions/${first}/images/0/description`);
    expect(described.readLines?.map(({ text }) => text)).toEqual([
      'PUMP X200',
      'Flow 160 litres per minute',
      'Maximum pressure 12 bar',
      'Warranty 24 months',
    ]);

    const reviewer = await users.signIn('reviewer');
    const reason = 'wrong-number';
    expect((await reviewer.decide(first, 'reject', reason)).status).toBe(201);

    const again = await submit(
      await sharp(await plate)
        .resize({ width: 500 })
        .jpeg({ quality: 70 })
        .toBuffer(),
    );
    const near = (await findingsOf(again)).find(({ code }) => code === 'near-duplicate-of-rejected');
    expect(near?.message).toContain(`image 1 of submission ${first}, which was rejected on`);
  }, 300_000);
});
