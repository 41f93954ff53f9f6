import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProductError, problems } from '@countersign/contracts';
import { CoreFixture, must, RowCopies } from '@countersign/testing';
import { actBehindLock, actTogether, type Ended } from '../test/pairs/act-at-once.js';
import { actInTurn, type InTurn, type Outcome } from '../test/pairs/act-in-turn.js';
import { actors, type Scene } from '../test/pairs/scene.js';
import { stages, stageScene } from '../test/pairs/stage-scenes.js';
import { readState, stateQuery, toldAlike } from '../test/pairs/state-after.js';
import { everywhere, passingOver, verbs } from '../test/pairs/verbs.js';

let core: CoreFixture;
let query: string;
beforeAll(async () => {
  core = await CoreFixture.open(10);
  query = await core.db.read(stateQuery);
});
afterAll(() => core.close());

const names = Object.keys(verbs);
/** So many pairs are under way at a time. */
const lanes = 3;

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

const namesIn = (scene: Scene): string[] => [
  scene.id,
  scene.system,
  scene.queue,
  scene.claim,
  scene.finding,
  ...actors.flatMap((one) => [scene[one].id, scene[one].pseudonym]),
];

/** What is wrong with how an act ended: it is done, or refused with an answer to act on, at its first attempt. */
function faultOf({ refusal, attempts }: Ended): string | null {
  if (attempts > 1) return 'deadlock';
  if (refusal === null) return null;
  if (!(refusal instanceof ProductError)) return String(refusal);
  if (!(refusal.code in problems) || ['internal', 'overloaded'].includes(refusal.code)) return refusal.code;
  // Somebody may have become ineligible meanwhile; nothing else is wrong with the bodies.
  const faults = refusal.code === 'invalid-body' ? (refusal.extras.errors ?? [{ code: 'none told' }]) : [];
  return faults.find(({ code }) => !['not-eligible', 'one-by-one'].includes(code))?.code ?? null;
}

const closeAll = `update review set state = 'closed', alarm_at = null where state <> 'closed' or alarm_at is not null`;

describe.each(Object.keys(stages))('two at once at an item: %s', (stage) => {
  let copies: RowCopies;
  let given: Scene;
  const inTurn = new Map<string, InTurn>();

  const copy = async (count: number): Promise<Scene[]> => {
    const text = JSON.stringify(given);
    return (await copies.store(count)).map((read) => JSON.parse(read(text)) as Scene);
  };
  const closeCopies = () => core.db.transaction((tx) => tx.execute(closeAll));

  beforeAll(async () => {
    given = await stageScene(core, stage);
    copies = await RowCopies.take(core.test.superuserUrl, namesIn(given));
    const [scene] = await copy(1);
    for (const [name, verb] of Object.entries(verbs)) inTurn.set(name, await actInTurn(core, must(scene), verb, query));
  }, 120_000);
  afterAll(() => copies.close());

  const isDoneAlone = (name: string): boolean => must(inTurn.get(name)).alone.done[0];
  /** What comes of the first before the second, in the order of the pair; undefined where the first is not done. */
  const turn = (first: string, second: string): Outcome | undefined => inTurn.get(first)?.before.get(second);
  /** Whether both can be done, each before the other or after it. */
  const canMeet = (first: string, second: string): boolean =>
    (isDoneAlone(first) || turn(second, first)?.done[1] === true) &&
    (isDoneAlone(second) || turn(first, second)?.done[1] === true);

  /** All that may come of two acts at once, with what it is. */
  function allowed(first: string, second: string): Outcome[] {
    const [one, other] = [must(inTurn.get(first)).alone, must(inTurn.get(second)).alone];
    const otherFirst: Outcome = { ...other, done: [other.done[1], other.done[0]] };
    const after = turn(second, first);
    return [
      turn(first, second) ?? otherFirst,
      after ? { ...after, done: [after.done[1], after.done[0]] } : one,
      // Who passes over what is locked did nothing.
      ...(passingOver.has(first) ? [{ ...otherFirst, done: [true, otherFirst.done[1]] as const }] : []),
      ...(passingOver.has(second) ? [{ ...one, done: [one.done[0], true] as const }] : []),
    ];
  }

  async function faultsOf(first: string, second: string, scene: Scene): Promise<string[]> {
    const pair = [must(verbs[first]), must(verbs[second])] as const;
    const act = passingOver.has(first) || passingOver.has(second) ? actTogether : actBehindLock;
    const ended = await act(core, scene, pair);
    const faults = ended.flatMap((one) => faultOf(one) ?? []);
    const state = toldAlike(await core.db.read((tx) => readState(tx, query, scene)), scene);
    const done = ended.map(({ refusal }) => refusal === null);
    const known = allowed(first, second);
    if (!known.some((one) => one.state === state && one.done.join() === done.join())) {
      faults.push(
        [
          `done: ${done.join()} ${ended.map(({ refusal }) => (refusal as { code?: string } | null)?.code).join()}`,
          ...differences(state, known),
        ].join('\n'),
      );
    }
    return faults.map((fault) => `${first} and ${second}: ${fault}`);
  }

  it.each(names)('%s and any other', async (first) => {
    const others = names.slice(names.indexOf(first)).filter((second) => canMeet(first, second));
    const faults: string[] = [];
    const apart = everywhere.has(first) ? others : others.filter((second) => everywhere.has(second));
    const beside = others.filter((second) => !apart.includes(second));
    const scenes = beside.length > 0 ? await copy(beside.length) : [];
    await inLanes(beside, async (second) => {
      faults.push(...(await faultsOf(first, second, must(scenes.pop()))));
    });
    for (const second of apart) {
      await closeCopies();
      const [scene] = await copy(1);
      faults.push(...(await faultsOf(first, second, must(scene))));
    }
    expect(faults).toEqual([]);
  });
});

function differences(state: string, known: readonly Outcome[]): string[] {
  return known.map((one) => {
    const [are, may] = [state.split('\n'), one.state.split('\n')];
    const more = are.filter((line) => !may.includes(line)).map((line) => `+ ${line}`);
    const less = may.filter((line) => !are.includes(line)).map((line) => `- ${line}`);
    return [`against done ${one.done.join()}`, ...more, ...less].join('\n');
  });
}
