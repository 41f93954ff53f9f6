import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setUpActor, type Actor, type KeyActor } from '@countersign/access';
import type { Page } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import {
  addPerson,
  createKey,
  findKey,
  listKeys,
  listPeople,
  registerSystem,
  revokeKey,
  systemsBySlug,
  withPasswordHash,
  type NewPerson,
} from '@countersign/identity';
import { listSubmissions, parseSubmission, storeBlob, submitOutputs, type ParsedSubmission } from '@countersign/submissions';
import type { Product } from '../product.js';
import { imageFilesOf, readSamples, withDigests } from './read-samples.js';

/** What the launcher prints after a first start. */
export interface SampleSignIns {
  people: { email: string; password: string; role: string }[];
  apiKey: string;
}

type Samples = Awaited<ReturnType<typeof readSamples>>;

const keyName = 'Sample client';

/**
 * Loads the sample set of a folder: AI systems, people, one API key, and outputs handed in under that key. What an
 * earlier load brought in before it died stays and is not brought in twice; only its key, which nobody knows, is replaced.
 */
export async function loadSamples(product: Product, folder: string): Promise<SampleSignIns> {
  const samples = await readSamples(folder);
  const people = await Promise.all(samples.people.map((person) => withPasswordHash(person)));
  const { secret, actor } = await product.db.transaction(async (tx) => {
    await addMissing(tx, samples, people);
    return replaceKey(tx);
  });
  await submitMissing(product, actor, folder, samples);
  return {
    people: samples.people.map(({ email, password, grants }) => ({ email, password, role: grants[0]?.role ?? '' })),
    apiKey: secret,
  };
}

async function every<T>(read: (page: { limit: number; after?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let after: string | null = null;
  do {
    const page: Page<T> = await read(after === null ? { limit: 200 } : { limit: 200, after });
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
}

async function addMissing(tx: Tx, { systems }: Samples, people: readonly NewPerson[]): Promise<void> {
  const known = await systemsBySlug(
    tx,
    systems.map(({ slug }) => slug),
  );
  for (const system of systems) if (!known.has(system.slug)) await registerSystem(tx, setUpActor, system);
  const emails = new Set((await every((page) => listPeople(tx, setUpActor, page))).map(({ email }) => email));
  for (const person of people) if (!emails.has(person.email)) await addPerson(tx, setUpActor, person);
}

async function replaceKey(tx: Tx): Promise<{ secret: string; actor: KeyActor }> {
  const earlier = (await every((page) => listKeys(tx, setUpActor, page))).filter(
    ({ name, revokedAt }) => name === keyName && revokedAt === null,
  );
  for (const { id } of earlier) await revokeKey(tx, setUpActor, { id });
  const { secret } = await createKey(tx, setUpActor, {
    name: keyName,
    scopes: ['submit', 'read', 'report'],
    systems: [],
  });
  const found = await findKey(tx, secret, new Date());
  if (!found) throw new Error('The sample API key was made and is not found.');
  return { secret, actor: found.actor };
}

/** An output by what no two samples share. */
const identityOf = (system: string, title: string, digest: string): string => JSON.stringify([system, title, digest]);

async function submitMissing(product: Product, actor: KeyActor, folder: string, samples: Samples): Promise<void> {
  const { db, policy } = product;
  const parsed: ParsedSubmission[] = [];
  for (const body of samples.submissions) parsed.push(await readSample(product, actor, folder, body));
  await db.transaction(async (tx) => {
    const handedIn = new Set<string>();
    for (const { slug: system } of samples.systems) {
      const items = await every((page) => listSubmissions(tx, actor, { ...page, system }));
      for (const { title, contentDigest } of items) handedIn.add(identityOf(system, title, contentDigest));
    }
    const missing = parsed.filter(
      ({ input, contentDigest }) => !handedIn.has(identityOf(input.system, input.title, contentDigest)),
    );
    const requests = missing.map((item) => ({ actor, input: { parsed: item, idempotencyKey: null, revises: null } }));
    for (const result of await submitOutputs(tx, requests, policy)) if ('refusal' in result) throw result.refusal;
  });
}

/** A sample as intake parses it, its images stored. */
async function readSample(
  { db, blobs }: Product,
  actor: Actor,
  folder: string,
  body: Record<string, unknown>,
): Promise<ParsedSubmission> {
  const digests: string[] = [];
  for (const file of imageFilesOf(body) ?? []) {
    const bytes = await readFile(join(folder, 'images', file));
    const blob = await blobs.put(bytes);
    await db.transaction((tx) => storeBlob(tx, actor, blob));
    digests.push(blob.digest);
  }
  return parseSubmission(digests.length > 0 ? withDigests(body, digests) : body);
}
