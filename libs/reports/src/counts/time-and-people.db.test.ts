import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PersonActor } from '@countersign/access';
import type { IncidentClass } from '@countersign/contracts';
import type { Measurement } from '@countersign/requirements';
import { must } from '@countersign/testing';
import { ReportFixture } from '../../test/report-fixture.js';
import { closeIncident } from '../incidents/close-incident.js';
import { openIncident } from '../incidents/open-incident.js';
import { reclassifyIncident } from '../incidents/reclassify-incident.js';
import { reportIncident } from '../incidents/report-incident.js';
import { listRuleRecords, type RecordsQuery } from '../coverage/list-rule-records.js';
import { countMeasurement } from './count-measurement.js';

const day = (offset: number, time = '09:00:00') => new Date(Date.parse(`2026-10-01T${time}Z`) + offset * 86_400_000);

jest.setTimeout(60_000);

let fixture: ReportFixture;
let [submitter, first, officer]: PersonActor[] = [];
const systems: Record<string, string> = {};
const incidents: Record<string, string> = {};
async function incident(kind: IncidentClass, aware: Date, told: Partial<Record<'authority' | 'provider', Date>> = {}) {
  const actor = must(officer);
  const input = {
    title: kind,
    description: 'It happened.',
    class: kind,
    systems: ['answers'],
    awareAt: aware.toISOString(),
    submissions: [],
  };
  const { id } = await fixture.db.transaction((tx) => openIncident(tx, actor, input, fixture.context.packs, aware));
  for (const [recipient, at] of Object.entries(told)) {
    const report = { id, kind: 'initial', reference: 'x', sentAt: at.toISOString() } as const;
    await fixture.db.transaction((tx) =>
      reportIncident(
        tx,
        actor,
        { ...report, recipient: recipient as 'authority' | 'provider' },
        fixture.context.packs,
        at,
      ),
    );
  }
  return id;
}

beforeAll(async () => {
  fixture = await ReportFixture.open();
  systems['answers'] = (await fixture.system('answers', { at: day(0) })).id;
  systems['staffing'] = (await fixture.system('staffing', { riskClass: 'high_risk_annex_iii', at: day(20) })).id;
  submitter = await fixture.person('Submitter', { role: 'reviewer', system: null });
  first = await fixture.person('First', { role: 'reviewer', system: null });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  await fixture.activate(day(0));
  // Handed in on day 1, decided after one day, after three, and never.
  for (const decided of [2, 4, null]) {
    const id = await fixture.hand(submitter, { at: day(1) });
    if (decided !== null) await fixture.decide(first, id, { at: day(decided) });
  }
  incidents['in time'] = await incident('death', day(1), { provider: day(2), authority: day(11) });
  incidents['late'] = await incident('death', day(1), { authority: day(12, '00:00:00') });
  incidents['silent'] = await incident('critical-infrastructure', day(3));
  incidents['running'] = await incident('fundamental-rights', day(20));
  const closing = { id: incidents['in time'], correctiveAction: 'Mended.' };
  await fixture.db.transaction((tx) => closeIncident(tx, must(officer), closing, fixture.context.packs, day(13)));
}, 60_000);
afterAll(() => fixture.close());

const count = (measurement: Measurement, to = day(30), names = ['answers', 'staffing']) =>
  fixture.db.read((tx) =>
    countMeasurement(
      tx,
      { systems: names.map((name) => must(systems[name])), from: day(0, '00:00:00'), to },
      measurement,
      fixture.context,
    ),
  );
type Counts = [population: number, sample: number, met: number];

describe('deadline', () => {
  const decided = {
    kind: 'outputs-followed-within',
    outputs: {},
    from: ['submission.received'],
    to: ['review.decided'],
  } as const;
  it.each<[string, Date, Counts]>([
    ['P1D', day(30), [3, 3, 1]],
    ['P3D', day(30), [3, 3, 2]],
    // On day 3 one is decided, the two others still have until day 4.
    ['P3D', day(3), [3, 1, 1]],
    ['P3D', day(5), [3, 3, 2]],
    ['P1M', day(30), [3, 2, 2]],
  ])('outputs decided within %s, seen on %s', async (most, to, [population, sample, met]) => {
    expect(await count({ ...decided, most }, to)).toMatchObject({ population, sample, met });
  });

  const told = (classes: IncidentClass[], most: string) =>
    ({ kind: 'incidents-reported-within', incidents: { classes }, most }) as const;
  it.each<[string, IncidentClass[], string, Date, Counts]>([
    ['deaths within ten days', ['death'], 'P10D', day(30), [2, 2, 1]],
    ['deaths within eleven', ['death'], 'P11D', day(30), [2, 2, 2]],
    ['infrastructure, nobody told', ['critical-infrastructure'], 'P2D', day(30), [1, 1, 0]],
    ['infrastructure, the clock runs', ['critical-infrastructure'], 'P2D', day(4), [1, 0, 0]],
    ['rights, the clock runs', ['fundamental-rights'], 'P15D', day(30), [1, 0, 0]],
    [
      'infrastructure, on the evening of the last day',
      ['critical-infrastructure'],
      'P2D',
      day(5, '23:59:59'),
      [1, 0, 0],
    ],
    ['rights, it ran out', ['fundamental-rights'], 'P15D', day(36), [1, 1, 0]],
  ])('%s', async (_, classes, most, to, [population, sample, met]) => {
    expect(await count(told(classes, most), to)).toMatchObject({ population, sample, met });
  });
});

it('evidence was held until the hold was gone, or the incident was closed', async () => {
  const held = { kind: 'incidents-showing', incidents: {}, shows: 'held' } as const;
  const lifted = (id: string, at: Date | null) =>
    fixture.db.transaction((tx) => tx.execute('update legal_hold set lifted_at = $2 where incident_id = $1', [id, at]));
  await lifted(must(incidents['late']), day(14));
  await lifted(must(incidents['in time']), day(14));
  expect(await count(held, day(14))).toMatchObject({ population: 3, sample: 3, met: 3 });
  expect(await count(held, day(15))).toMatchObject({ population: 3, sample: 3, met: 2 });
  await lifted(must(incidents['late']), null);
});

it('counts an incident in the class that it had at the moment', async () => {
  const deaths = { kind: 'incidents-showing', incidents: { classes: ['death'] }, shows: 'opened' } as const;
  const change = { id: must(incidents['running']), class: 'death', reason: 'Somebody died.' } as const;
  expect(await count(deaths)).toMatchObject({ population: 2 });
  await fixture.db.transaction((tx) => reclassifyIncident(tx, must(officer), change, fixture.context.packs, day(25)));
  expect(await count(deaths, day(26))).toMatchObject({ population: 3 });
  expect(await count(deaths, day(25))).toMatchObject({ population: 2 });
  const back = { ...change, class: 'fundamental-rights' as const };
  await fixture.db.transaction((tx) => reclassifyIncident(tx, must(officer), back, fixture.context.packs, day(27)));
  expect(await count(deaths, day(26))).toMatchObject({ population: 3 });
  expect(await count(deaths)).toMatchObject({ population: 2 });
});

describe('freshness', () => {
  const registered = { kind: 'systems-fresh', actions: ['system.registered'] } as const;
  it.each<[string, boolean, string, Counts, Date | null]>([
    ['in the last 15 days', false, 'P15D', [2, 2, 1], day(35)],
    ['in the last 40 days', false, 'P40D', [2, 2, 2], day(40)],
    ['in the last 5 days, high risk', true, 'P5D', [1, 1, 0], null],
  ])('systems registered %s', async (_, highRisk, most, [population, sample, met], expiresAt) => {
    expect(await count({ ...registered, highRisk, most })).toEqual({ population, sample, met, expiresAt });
  });

  it.each<[string[], string, Counts, Date | null]>([
    [['policy.activated'], 'P30D', [1, 1, 1], day(30)],
    [['policy.activated'], 'P29D', [1, 1, 0], null],
    [['report.built'], 'P1Y', [0, 0, 0], null],
  ])('the newest of %j within %s', async (actions, most, [population, sample, met], expiresAt) => {
    const counts = await count({ kind: 'newest-entry-fresh', actions, most });
    expect(counts).toEqual({ population, sample, met, expiresAt });
  });
});

describe('retention', () => {
  it('finds outputs whose content is gone', async () => {
    const kept = { kind: 'outputs-kept', outputs: {}, least: 'P6M' } as const;
    expect(await count(kept)).toMatchObject({ population: 3, sample: 3, met: 3 });
    await fixture.db.transaction((tx) =>
      tx.execute('delete from submission_payload where submission_id = (select min(id::text)::uuid from submission)'),
    );
    expect(await count(kept)).toMatchObject({ population: 3, sample: 3, met: 2 });
    expect(await count({ ...kept, least: 'P10D' })).toMatchObject({ population: 0, sample: 0, met: 0 });
  });
});

describe('incidents and systems', () => {
  it.each<[string, Measurement, Counts]>([
    ['opened', { kind: 'incidents-showing', incidents: {}, shows: 'opened' }, [4, 4, 4]],
    ['held', { kind: 'incidents-showing', incidents: {}, shows: 'held' }, [4, 4, 4]],
    ['told the authority', { kind: 'incidents-showing', incidents: {}, shows: 'authority-told' }, [4, 4, 2]],
    ['told the provider', { kind: 'incidents-showing', incidents: {}, shows: 'provider-told' }, [4, 4, 1]],
    ['closed', { kind: 'incidents-showing', incidents: {}, shows: 'closed' }, [4, 4, 1]],
    ['the provider first', { kind: 'incidents-provider-first', incidents: {} }, [4, 2, 1]],
    ['of deployers', { kind: 'incidents-provider-first', incidents: { role: 'deployer' } }, [4, 2, 1]],
    ['of providers', { kind: 'incidents-provider-first', incidents: { role: 'provider' } }, [0, 0, 0]],
  ])('%s', async (_, measurement, [population, sample, met]) => {
    expect(await count(measurement)).toMatchObject({ population, sample, met });
  });

  it('counts what is said of systems', async () => {
    const fria = { kind: 'systems-with-fact', fact: 'friaReference', systems: { friaPoints: ['5b', '5c'] } } as const;
    const grounds = { kind: 'systems-with-fact', fact: 'riskGrounds', systems: { modalities: ['text'] } } as const;
    expect(await count(fria)).toMatchObject({ population: 0, sample: 0, met: 0 });
    expect(await count(grounds)).toMatchObject({ population: 1, sample: 1, met: 0 });
    const set = (text: string) => fixture.db.transaction((tx) => tx.execute(`update ai_system set ${text}`));
    await set(`annex_point = '5b' where slug = 'staffing'`);
    expect(await count(fria)).toMatchObject({ population: 1, sample: 1, met: 0 });
    await set(`fria_reference = 'dms://1', risk_grounds = 'Because.'`);
    expect(await count(fria)).toMatchObject({ population: 2, sample: 2, met: 2 });
    expect(await count(grounds)).toMatchObject({ population: 1, sample: 1, met: 1 });
  });
});

describe('listRuleRecords', () => {
  const records = (query: Partial<RecordsQuery>, actor = must(officer)) =>
    fixture.db.read((tx) => {
      const asked = { system: 'answers', at: day(30), requirement: 'HLEG-1.3', rule: 'human-decision-before-release' };
      const whole = { ...asked, met: null, limit: 50, ...query };
      return listRuleRecords(tx, actor, whole, fixture.context.packs, fixture.context);
    });

  it('names the records behind a rule, each with its entry', async () => {
    const { items, next } = await records({});
    expect(items.map(({ kind, met }) => [kind, met])).toEqual([
      ['submission', true],
      ['submission', true],
    ]);
    expect(next).toBeNull();
    const [{ entries } = { entries: '0' }] = await fixture.db.read((tx) =>
      tx.query<{ entries: string }>('select count(*) as entries from audit_entry where id = any($1)', [
        items.map(({ entry }) => entry),
      ]),
    );
    expect(entries).toBe('2');
    expect((await records({ met: 'no' })).items).toEqual([]);
  });

  it('pages through all of them, each once', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await records({ rule: 'bias-check-run', requirement: 'HLEG-5.1', limit: 1, after });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(3);
  });

  it('answers nothing for what is not measured, and refuses what is not there or not allowed', async () => {
    expect(await records({ requirement: 'HLEG-5.1', rule: 'group-disparity' })).toEqual({ items: [], next: null });
    await expect(records({ rule: 'nothing' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(records({ system: 'nowhere' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(records({}, must(first))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(records({ after: 'x' })).rejects.toMatchObject({ code: 'invalid-query' });
  });
});
