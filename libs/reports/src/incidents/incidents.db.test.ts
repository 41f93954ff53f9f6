import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { KeyActor, PersonActor } from '@countersign/access';
import { liftHold, placeHold } from '@countersign/audit';
import { incidentClasses, incidentInput, type IncidentClass, type IncidentReportInput } from '@countersign/contracts';
import { must } from '@countersign/testing';
import { ReportFixture } from '../../test/report-fixture.js';
import { closeIncident } from './close-incident.js';
import { getIncident, listIncidents } from './list-incidents.js';
import { openIncident } from './open-incident.js';
import { reclassifyIncident } from './reclassify-incident.js';
import { reportIncident } from './report-incident.js';

const aware = new Date('2026-11-01T09:00:00Z');
const after = (days: number) => new Date(aware.getTime() + days * 86_400_000);

jest.setTimeout(60_000);

let fixture: ReportFixture;
let [officer, lead, reviewer]: PersonActor[] = [];
beforeAll(async () => {
  fixture = await ReportFixture.open();
  await fixture.system('answers', { at: after(-10) });
  await fixture.system('staffing', { at: after(-10) });
  officer = await fixture.person('Officer', { role: 'compliance', system: null });
  lead = await fixture.person('Lead', { role: 'lead', system: 'staffing' });
  reviewer = await fixture.person('Reviewer', { role: 'reviewer', system: null });
  await fixture.activate(after(-10));
}, 60_000);
afterAll(() => fixture.close());

/** Art. 73(2) to (4) of Regulation (EU) 2024/1689. */
const days: Record<IncidentClass, number> = {
  death: 10,
  'serious-harm-to-health': 15,
  'critical-infrastructure': 2,
  'fundamental-rights': 15,
  'property-or-environment': 15,
  'widespread-infringement': 2,
};

const open = (change: object = {}, actor = must(officer), now = after(1)) => {
  const input = {
    title: 'It failed',
    description: 'Badly.',
    class: 'death',
    systems: ['answers'],
    awareAt: aware.toISOString(),
  };
  return fixture.db.transaction((tx) =>
    openIncident(tx, actor, incidentInput.parse({ ...input, ...change }), fixture.context.packs, now),
  );
};
const report = (id: string, change: Partial<IncidentReportInput> = {}, now = after(5)) => {
  const input = { kind: 'initial', recipient: 'authority', sentAt: after(4).toISOString(), reference: 'A-1' } as const;
  return fixture.db.transaction((tx) =>
    reportIncident(tx, must(officer), { id, ...input, ...change }, fixture.context.packs, now),
  );
};
const recorded = (id: string) =>
  fixture.db.read((tx) =>
    tx.query<{ action: string; payload: object }>(
      `select e.action, p.payload from audit_entry e join audit_payload p on p.entry_id = e.id where e.subject = $1 order by e.id`,
      [id],
    ),
  );
const holds = () =>
  fixture.db.read((tx) =>
    tx.query<{ kind: string; target: string }>('select kind, target from legal_hold order by placed_at, id'),
  );

describe('an incident', () => {
  it.each(incidentClasses.map((name) => [name, days[name]] as const))(
    '%s has to be reported before the %ith day after that of awareness is over',
    async (name, days) => {
      const { id, clock } = await open({ class: name });
      const end = new Date(`${after(days).toISOString().slice(0, 10)}T23:59:59.999Z`);
      expect(clock).toMatchObject({
        days,
        aimAt: after(days).toISOString(),
        dueAt: end.toISOString(),
        state: 'running',
      });
      const seen = (now: Date) =>
        fixture.db.read((tx) => getIncident(tx, must(officer), id, fixture.context.packs, now));
      expect((await seen(end)).clock.state).toBe('running');
      expect((await seen(new Date(end.getTime() + 1))).clock.state).toBe('overdue');
    },
  );

  it.each<[IncidentClass, string]>([
    ['death', 'Art. 73(4); applies from 2026-08-02'],
    ['critical-infrastructure', 'Art. 73(3)'],
    ['fundamental-rights', 'Art. 73(1)-(2)'],
  ])('%s names where its clock stands written', async (name, place) => {
    expect((await open({ class: name })).clock.source).toContain(place);
  });

  it('is told in time or late, first to last, and then closed', async () => {
    const { id } = await open();
    expect((await report(id, { recipient: 'provider' })).clock.state).toBe('running');
    expect((await report(id)).clock).toMatchObject({ state: 'in-time', toldAt: after(4).toISOString() });
    await report(id, { kind: 'final', sentAt: after(11).toISOString() }, after(12));
    await expect(report(id, { kind: 'follow-up' })).rejects.toMatchObject({ code: 'conflict' });
    const close = () =>
      fixture.db.transaction((tx) =>
        closeIncident(tx, must(officer), { id, correctiveAction: 'Mended.' }, fixture.context.packs, after(13)),
      );
    const closed = await close();
    expect(closed).toMatchObject({ closedAt: after(13).toISOString(), correctiveAction: 'Mended.' });
    expect(closed.reports.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['initial', 'provider'],
      ['initial', 'authority'],
      ['final', 'authority'],
    ]);
    await expect(close()).rejects.toMatchObject({ code: 'conflict' });
    const [evening, late] = [await open(), await open()];
    const at = (sentAt: string) => ({ sentAt });
    expect((await report(evening.id, at('2026-11-11T23:59:00Z'), after(12))).clock.state).toBe('in-time');
    expect((await report(late.id, at('2026-11-12T00:00:00Z'), after(12))).clock.state).toBe('late');
    expect((await recorded(id)).map(({ action }) => action)).toEqual([
      'incident.opened',
      'incident.reported',
      'incident.reported',
      'incident.reported',
      'incident.closed',
    ]);
    expect(JSON.stringify(await recorded(id))).not.toMatch(/Badly|Mended|A-1/);
  });

  const reclassify = (id: string, name: IncidentClass, now = after(3), actor: PersonActor | KeyActor = must(officer)) =>
    fixture.db.transaction((tx) =>
      reclassifyIncident(tx, actor, { id, class: name, reason: 'It killed.' }, fixture.context.packs, now),
    );

  it('can be given another class: the clock follows, what it was is kept', async () => {
    const { id } = await open({ class: 'serious-harm-to-health' });
    const changed = await reclassify(id, 'death');
    expect(changed).toMatchObject({ class: 'death', clock: { days: 10, dueAt: '2026-11-11T23:59:59.999Z' } });
    expect((await reclassify(id, 'critical-infrastructure', after(4))).clock).toMatchObject({
      days: 2,
      dueAt: '2026-11-03T23:59:59.999Z',
      state: 'overdue',
    });
    const { classifications } = await reclassify(id, 'death', after(5));
    expect(classifications.map(({ from, to, at, by }) => [from, to, at, by])).toEqual([
      ['serious-harm-to-health', 'death', after(3).toISOString(), 'Officer'],
      ['death', 'critical-infrastructure', after(4).toISOString(), 'Officer'],
      ['critical-infrastructure', 'death', after(5).toISOString(), 'Officer'],
    ]);
    const entries = await recorded(id);
    expect(entries.map(({ action }) => action)).toEqual(['incident.opened', ...Array(3).fill('incident.reclassified')]);
    expect(entries[1]?.payload).toMatchObject({
      from: 'serious-harm-to-health',
      to: 'death',
      dueAt: '2026-11-11T23:59:59.999Z',
    });
    expect(JSON.stringify(entries)).not.toContain('killed');
  });

  it('keeps its class when it has it, when it is closed, and for who may not', async () => {
    const { id } = await open();
    await expect(reclassify(id, 'death')).rejects.toMatchObject({ code: 'conflict' });
    const key: KeyActor = { kind: 'key', id: 'k', pseudonym: 'key:k', scopes: ['report'], systems: [] };
    for (const actor of [must(reviewer), must(lead), key]) {
      await expect(reclassify(id, 'fundamental-rights', after(3), actor)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await fixture.db.transaction((tx) =>
      closeIncident(tx, must(officer), { id, correctiveAction: 'Mended.' }, fixture.context.packs, after(4)),
    );
    await expect(reclassify(id, 'fundamental-rights', after(5))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('open a new one'),
    });
    expect((await recorded(id)).map(({ action }) => action)).toEqual(['incident.opened', 'incident.closed']);
  });

  it('two changes to one class at once: one is told that it came too late', async () => {
    const { id } = await open();
    const ended = await Promise.allSettled([
      reclassify(id, 'fundamental-rights'),
      reclassify(id, 'fundamental-rights'),
    ]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await recorded(id)).map(({ action }) => action)).toEqual(['incident.opened', 'incident.reclassified']);
  });

  it('holds the outputs that it names, or else its AI systems', async () => {
    const submission = await fixture.hand(must(reviewer), { at: after(-1) });
    const before = (await holds()).length;
    await open({ submissions: [submission] });
    await open({ systems: ['staffing'] });
    expect((await holds()).slice(before)).toEqual([
      { kind: 'submission', target: submission },
      { kind: 'system', target: 'staffing' },
    ]);
  });

  const holdOf = async (incident: string) => {
    const rows = await fixture.db.read((tx) =>
      tx.query<{ id: string }>('select id from legal_hold where incident_id = $1', [incident]),
    );
    return must(rows[0]).id;
  };
  const lift = (id: string, now: Date) => fixture.db.transaction((tx) => liftHold(tx, must(officer), id, now));
  const held = async (id: string) =>
    (await fixture.db.read((tx) => getIncident(tx, must(officer), id, fixture.context.packs, after(6)))).heldSince;

  it('rests on a hold of its own, not on one that somebody else may lift', async () => {
    const target = { kind: 'system', target: 'staffing', reason: 'An authority asks.' } as const;
    const other = await fixture.db.transaction((tx) => placeHold(tx, must(officer), target, after(1)));
    const [first, second] = [await open({ systems: ['staffing'] }), await open({ systems: ['staffing'] })];
    await lift(other.id, after(2));
    expect(await held(first.id)).toBe(after(1).toISOString());
    await expect(lift(await holdOf(first.id), after(3))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Close the incident first'),
    });
    expect(await held(second.id)).toBe(after(1).toISOString());
  });

  it('says that its evidence is held for as long as it is', async () => {
    const { id, heldSince } = await open();
    expect(heldSince).toBe(after(1).toISOString());
    await fixture.db.transaction((tx) =>
      closeIncident(tx, must(officer), { id, correctiveAction: 'Mended.' }, fixture.context.packs, after(4)),
    );
    expect(await held(id)).toBe(after(1).toISOString());
    await lift(await holdOf(id), after(5));
    expect(await held(id)).toBeNull();
  });

  it('is refused when it is not known, lies ahead, or speaks of others', async () => {
    await expect(open({ awareAt: after(2).toISOString() })).rejects.toMatchObject({ code: 'invalid-body' });
    await expect(open({ systems: ['nowhere'] })).rejects.toMatchObject({ code: 'invalid-body' });
    const foreign = await fixture.hand(must(reviewer), { system: 'staffing', at: after(-1) });
    await expect(open({ submissions: [foreign] })).rejects.toMatchObject({ code: 'invalid-body' });
    const { id } = await open();
    await expect(report(id, { sentAt: after(-1).toISOString() })).rejects.toMatchObject({ code: 'invalid-body' });
    await expect(report(id, { sentAt: after(9).toISOString() })).rejects.toMatchObject({ code: 'invalid-body' });
    await expect(open({}, must(reviewer))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(open({ systems: ['staffing'] }, must(lead))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is seen by those who may see all of its AI systems', async () => {
    const both = await open({ systems: ['answers', 'staffing'] });
    const list = (actor: PersonActor) =>
      fixture.db.read((tx) => listIncidents(tx, actor, { limit: 50 }, fixture.context.packs));
    const theirs = (await list(must(lead))).items;
    expect(new Set(theirs.map(({ systems }) => systems.join()))).toEqual(new Set(['staffing']));
    expect((await list(must(officer))).items[0]?.id).toBe(both.id);
    await expect(
      fixture.db.read((tx) => getIncident(tx, must(lead), both.id, fixture.context.packs)),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(list(must(reviewer))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is not there for a key of other AI systems, in lists and by its id', async () => {
    const key: KeyActor = { kind: 'key', id: 'k', pseudonym: 'key:k', scopes: ['report'], systems: ['staffing'] };
    const [theirs, foreign] = [await open({ systems: ['staffing'] }), await open()];
    const get = (id: string) => fixture.db.read((tx) => getIncident(tx, key, id, fixture.context.packs));
    const { items } = await fixture.db.read((tx) => listIncidents(tx, key, { limit: 50 }, fixture.context.packs));
    expect(new Set(items.flatMap(({ systems }) => systems))).toEqual(new Set(['staffing']));
    expect((await get(theirs.id)).id).toBe(theirs.id);
    await expect(get(foreign.id)).rejects.toMatchObject({ code: 'not-found' });
  });
});
