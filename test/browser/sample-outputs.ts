import type { SubmissionView } from '@countersign/contracts';
import { overlappingSchedule, type ProductUsers } from '@countersign/testing';
import sharp from 'sharp';
import { storeImage } from './store-image.js';

const generator = { provider: 'openai', model: 'gpt-4o', prompt: 'Be exact.', seed: 7 };

/** A text whose period its source contradicts. */
const text = {
  system: 'answers',
  modality: 'text',
  title: 'Warranty of the pump',
  content: { text: 'The pump is covered for 24 months. Seals are not covered.', language: 'en' },
  generator,
  sources: [
    { id: 'terms', title: 'Terms', text: 'The pump is covered for 12 months. Seals and filters are not covered.' },
  ],
};

/** A text in which no check finds anything. */
const lightText = (title: string) => ({
  system: 'answers',
  modality: 'text',
  title,
  content: { text: 'The pump is covered for 12 months.', language: 'en' },
  generator,
  sources: [{ id: 'terms', title: 'Terms', text: 'The pump is covered for 12 months.' }],
  rationale: 'The terms say 12 months.',
  disclosure: { visible: 'AI-generated', machineReadable: true },
});

/** A schedule in which one machine does two operations at once. */
const schedule = {
  system: 'answers',
  modality: 'schedule',
  title: 'Week 49',
  content: { schedule: overlappingSchedule },
  generator,
};

async function image(users: ProductUsers): Promise<object> {
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#46627f' } })
    .png()
    .toBuffer();
  const digest = await storeImage(users, bytes, 'image/png');
  const declared = { width: 400, height: 300, mediaType: 'image/png', aiGenerated: true };
  return {
    system: 'answers',
    modality: 'image',
    title: 'Picture of the pump',
    content: { images: [{ digest, altText: 'A blue pump', declared }] },
    generator,
  };
}

/** Hands in texts in which nothing is found and waits until they are before people; answers their ids. */
export async function handInLight(users: ProductUsers, titles: readonly string[]): Promise<string[]> {
  const { body } = await users.send<{ results: { submission: SubmissionView }[] }>('POST', '/submissions/batch', {
    items: titles.map(lightText),
  });
  const ids = body.results.map(({ submission }) => submission.id);
  for (const id of ids) await users.untilWaiting(id);
  return ids;
}

/** Hands in one output of that modality and waits until it is before people; answers its id. */
export async function handIn(users: ProductUsers, modality: 'text' | 'image' | 'schedule'): Promise<string> {
  const output = modality === 'image' ? await image(users) : modality === 'text' ? text : schedule;
  const { status, body } = await users.send<SubmissionView>('POST', '/submissions', output);
  if (status !== 201) throw new Error(`The ${modality} was refused: ${JSON.stringify(body)}`);
  await users.untilWaiting(body.id);
  return body.id;
}
