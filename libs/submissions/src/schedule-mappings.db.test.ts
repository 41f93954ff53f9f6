import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '@countersign/access';
import type { Digest, ScheduleMapping } from '@countersign/contracts';
import { CoreFixture } from '@countersign/testing';
import { forgetScheduleMapping, listScheduleMappings, mostScheduleMappings, rememberScheduleMapping } from './index.js';

let core: CoreFixture;
beforeAll(async () => {
  core = await CoreFixture.open();
});
afterAll(() => core.close());

const signatureOf = (nth: number): Digest => `sha256:${String(nth).padStart(64, '0')}`;
const mapping: ScheduleMapping = { kind: 'production', tables: { A: { table: 'machines', columns: { Ort: 'id' } } } };

const remember = (actor: Actor, nth: number, given = mapping, system = 'answers') =>
  core.db.transaction((tx) =>
    rememberScheduleMapping(tx, actor, { system, signature: signatureOf(nth), mapping: given }),
  );
const forget = (actor: Actor, nth: number) =>
  core.db.transaction((tx) => forgetScheduleMapping(tx, actor, { system: 'answers', signature: signatureOf(nth) }));
const list = (actor: Actor, system = 'answers') => core.db.read((tx) => listScheduleMappings(tx, actor, system));

async function systemId(): Promise<string> {
  const [row] = await core.db.read((tx) => tx.query<{ id: string }>("select id from ai_system where slug = 'answers'"));
  return row?.id ?? '';
}

describe('schedule mappings', () => {
  it('are remembered, replaced and forgotten, each with an entry that names no heading', async () => {
    const reviewer = await core.person();
    await remember(reviewer, 1);
    const roster: ScheduleMapping = { kind: 'roster', tables: {} };
    await remember(core.client, 1, roster);
    expect(await list(reviewer)).toMatchObject([{ signature: signatureOf(1), mapping: roster }]);
    expect(await forget(reviewer, 1)).toMatchObject({ signature: signatureOf(1), mapping: roster });
    expect(await list(reviewer)).toEqual([]);
    const actions = await core.actions(await systemId());
    expect(actions.filter((action) => action.startsWith('schedule-mapping'))).toEqual([
      'schedule-mapping.remembered',
      'schedule-mapping.remembered',
      'schedule-mapping.forgotten',
    ]);
  });

  it('are for those who may submit for the AI system; administrators may list and forget', async () => {
    const [administrator, compliance, other] = await Promise.all([
      core.person([{ role: 'administrator', system: null }]),
      core.person([{ role: 'compliance', system: null }]),
      core.person([{ role: 'reviewer', system: 'planner' }]),
    ]);
    await remember(core.client, 2);
    await expect(remember(compliance, 2)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(remember(administrator, 2)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(remember(other, 2)).rejects.toMatchObject({ code: 'not-found' });
    await expect(list(other)).rejects.toMatchObject({ code: 'not-found' });
    await expect(remember(core.client, 2, mapping, 'nowhere')).rejects.toMatchObject({ code: 'not-found' });
    expect(await list(administrator)).toHaveLength(1);
    await forget(administrator, 2);
    await expect(forget(administrator, 2)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are limited for an AI system; what is over is stored neither as a row nor as an entry', async () => {
    const system = await systemId();
    await core.db.transaction((tx) =>
      tx.execute(
        `insert into schedule_mapping (system_id, signature, mapping, remembered_at, entry_id)
         select $1, 'x' || n, '{}', now(), gen_random_uuid() from generate_series(1, $2::int) n`,
        [system, mostScheduleMappings],
      ),
    );
    const before = await core.actions(await systemId());
    await expect(remember(core.client, 3)).rejects.toMatchObject({ code: 'conflict' });
    expect(await core.actions(await systemId())).toEqual(before);
    expect(await list(core.client)).toHaveLength(mostScheduleMappings);
  });
});
