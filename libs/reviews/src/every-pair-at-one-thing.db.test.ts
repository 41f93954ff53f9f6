import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import { activatePolicy } from '@countersign/submissions';
import { CoreFixture, must } from '@countersign/testing';
import { actBehind, type Act } from '../test/pairs/act-at-once.js';
import { things, type Thing } from '../test/pairs/things.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open(10);
  await core.db.transaction((tx) => activatePolicy(tx, setUpActor, core.policy));
});
afterAll(() => core.close());

const entries = `
select jsonb_build_object('action', e.action, 'actor', e.actor) as row from audit_entry e join audit_payload p on p.entry_id = e.id
where e.subject = $1 or p.payload::text like '%' || $1 || '%'`;
const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(Z|[+-]\d\d:\d\d)/g;

/** What is kept of a thing and was recorded about it, with no times and no ids that were made meanwhile. */
async function stateOf(tx: Tx, { id, rows, people }: Thing): Promise<string> {
  const kept = [
    ...(await tx.query<{ row: unknown }>(rows, [id])),
    ...(await tx.query<{ row: unknown }>(entries, [id])),
  ];
  const names = Object.entries(people).flatMap(([name, one]) => [
    [one.id, name] as const,
    [one.pseudonym, name] as const,
  ]);
  return kept
    .map(({ row }) =>
      names
        .reduce((text, [known, name]) => text.replaceAll(known, name), JSON.stringify(row))
        .replaceAll(uuid, '#')
        .replaceAll(instant, '@'),
    )
    .sort()
    .join('\n');
}

class Undone extends Error {}

/** What comes of acts one after the other, which is undone: whether each was done, and what is kept then. */
async function inTurn(thing: Thing, acts: readonly Act[]): Promise<{ done: boolean[]; state: string }> {
  const done: boolean[] = [];
  let state = '';
  const work = async (tx: Tx): Promise<void> => {
    for (const act of acts) {
      await tx.execute('savepoint before_it');
      try {
        await act(tx);
        done.push(true);
      } catch (error) {
        if (!(error instanceof ProductError)) throw error;
        await tx.execute('rollback to savepoint before_it');
        done.push(false);
      }
    }
    state = await stateOf(tx, thing);
    throw new Undone();
  };
  await core.db.transaction(work).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return { done, state };
}

async function faultsOf(thing: Thing, first: string, second: string): Promise<string[]> {
  const [one, other] = [must(thing.acts[first]), must(thing.acts[second])];
  const after = await inTurn(thing, [other, one]);
  const allowed = [await inTurn(thing, [one, other]), { ...after, done: after.done.toReversed() }];
  const ended = await actBehind(core, thing, [one, other]);
  const faults = ended.flatMap(({ refusal, attempts }) => [
    ...(attempts > 1 ? ['deadlock'] : []),
    ...(refusal === null || refusal instanceof ProductError ? [] : [String(refusal)]),
  ]);
  const state = await core.db.read((tx) => stateOf(tx, thing));
  const done = ended.map(({ refusal }) => refusal === null);
  const isKnown = allowed.some((may) => may.state === state && may.done.join() === done.join());
  if (!isKnown) faults.push(JSON.stringify({ done, state, allowed }, null, 1));
  return faults.map((fault) => `${first} and ${second}: ${fault}`);
}

it.each(Object.keys(things))('two at once at %s come to what one after the other come to', async (name) => {
  const make = must(things[name]);
  const names = Object.keys((await make(core)).acts);
  const faults: string[] = [];
  for (const [nth, first] of names.entries()) {
    for (const second of names.slice(nth)) faults.push(...(await faultsOf(await make(core), first, second)));
  }
  expect(faults).toEqual([]);
});
