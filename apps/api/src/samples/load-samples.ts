import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setUpActor, type KeyActor } from '@countersign/access';
import { addPerson, createKey, findKey, registerSystem, withPasswordHash } from '@countersign/identity';
import { imageInfo } from '@countersign/storage';
import { parseSubmission, storeBlob, submitOutputs } from '@countersign/submissions';
import type { Product } from '../product.js';
import { imageFilesOf, readSamples, withDigests } from './read-samples.js';

/** What the launcher prints after a first start. */
export interface SampleSignIns {
  people: { email: string; password: string; role: string }[];
  apiKey: string;
}

/** Loads the sample set of a folder: AI systems, people, one API key, and outputs handed in under that key. */
export async function loadSamples(product: Product, folder: string): Promise<SampleSignIns> {
  const { db } = product;
  const samples = await readSamples(folder);
  const people = await Promise.all(samples.people.map((person) => withPasswordHash(person)));
  const secret = await db.transaction(async (tx) => {
    for (const system of samples.systems) await registerSystem(tx, setUpActor, system);
    for (const person of people) await addPerson(tx, setUpActor, person);
    const created = await createKey(tx, setUpActor, {
      name: 'Sample client',
      scopes: ['submit', 'read', 'report'],
      systems: [],
    });
    return created.secret;
  });
  const found = await db.read((tx) => findKey(tx, secret, new Date()));
  if (!found) throw new Error('The sample API key was made and is not found.');
  for (const body of samples.submissions) await submitSample(product, found.actor, folder, body);
  return {
    people: samples.people.map(({ email, password, grants }) => ({ email, password, role: grants[0]?.role ?? '' })),
    apiKey: secret,
  };
}

async function submitSample(
  { db, blobs, policy }: Product,
  actor: KeyActor,
  folder: string,
  body: Record<string, unknown>,
): Promise<void> {
  const digests: string[] = [];
  for (const file of imageFilesOf(body) ?? []) {
    const bytes = await readFile(join(folder, 'images', file));
    const blob = await blobs.put(bytes);
    const { width, height } = imageInfo(bytes);
    await db.transaction((tx) => storeBlob(tx, actor, { ...blob, width, height }));
    digests.push(blob.digest);
  }
  const parsed = parseSubmission(digests.length > 0 ? withDigests(body, digests) : body);
  const [result] = await db.transaction((tx) =>
    submitOutputs(tx, [{ actor, input: { parsed, idempotencyKey: null, revises: null } }], policy),
  );
  if (result && 'refusal' in result) throw result.refusal;
}
