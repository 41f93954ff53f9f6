import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { KeyActor, PersonActor } from '@countersign/access';
import { incidentClasses, incidentInput, reportingDays, type IncidentReportInput } from '@countersign/contracts';
import { must } from '@countersign/testing';
import { ReportFixture } from '../../test/report-fixture.js';
import { closeIncident } from './close-incident.js';
import { getIncident, listIncidents } from './list-incidents.js';
import { openIncident } from './open-incident.js';
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

const open = (change: object = {}, actor = must(officer), now = after(1)) => {
  const input = {
    title: 'It failed',
    description: 'Badly.',
    class: 'death',
    systems: ['answers'],
    awareAt: aware.toISOString(),
  };
  return fixture.db.transaction((tx) => openIncident(tx, actor, incidentInput.parse({ ...input, ...change }), now));
};
const report = (id: string, change: Partial<IncidentReportInput> = {}, now = after(5)) => {
  const input = { kind: 'initial', recipient: 'authority', sentAt: after(4).toISOString(), reference: 'A-1' } as const;
  return fixture.db.transaction((tx) => reportIncident(tx, must(officer), { id, ...input, ...change }, now));
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
  it.each(incidentClasses.map((name) => [name, reportingDays[name]] as const))(
    '%s has to be reported within %i days of awareness',
    async (name, days) => {
      const { id, clock } = await open({ class: name });
      expect(clock).toMatchObject({ days, dueAt: after(days).toISOString(), toldAt: null, state: 'running' });
      const seen = (now: Date) => fixture.db.read((tx) => getIncident(tx, must(officer), id, now));
      expect((await seen(after(days))).clock.state).toBe('running');
      expect((await seen(after(days + 0.001))).clock.state).toBe('overdue');
    },
  );

  it('names the articles of its clocks: 15, 10 and 2 days', () => {
    expect(new Set(Object.values(reportingDays))).toEqual(new Set([15, 10, 2]));
    expect(reportingDays.death).toBe(10);
    expect(reportingDays['critical-infrastructure']).toBe(2);
  });

  it('is told in time or late, first to last, and then closed', async () => {
    const { id } = await open();
    expect((await report(id, { recipient: 'provider' })).clock.state).toBe('running');
    expect((await report(id)).clock).toMatchObject({ state: 'in-time', toldAt: after(4).toISOString() });
    await report(id, { kind: 'final', sentAt: after(11).toISOString() }, after(12));
    await expect(report(id, { kind: 'follow-up' })).rejects.toMatchObject({ code: 'conflict' });
    const close = () =>
      fixture.db.transaction((tx) => closeIncident(tx, must(officer), { id, correctiveAction: 'Mended.' }, after(13)));
    const closed = await close();
    expect(closed).toMatchObject({ closedAt: after(13).toISOString(), correctiveAction: 'Mended.' });
    expect(closed.reports.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['initial', 'provider'],
      ['initial', 'authority'],
      ['final', 'authority'],
    ]);
    await expect(close()).rejects.toMatchObject({ code: 'conflict' });
    const late = await open();
    expect((await report(late.id, { sentAt: after(11).toISOString() }, after(12))).clock.state).toBe('late');
    expect((await recorded(id)).map(({ action }) => action)).toEqual([
      'incident.opened',
      'incident.reported',
      'incident.reported',
      'incident.reported',
      'incident.closed',
    ]);
    expect(JSON.stringify(await recorded(id))).not.toMatch(/Badly|Mended|A-1/);
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
    const list = (actor: PersonActor) => fixture.db.read((tx) => listIncidents(tx, actor, { limit: 50 }));
    expect((await list(must(lead))).items.map(({ systems }) => systems)).toEqual([['staffing']]);
    expect((await list(must(officer))).items[0]?.id).toBe(both.id);
    await expect(fixture.db.read((tx) => getIncident(tx, must(lead), both.id))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(list(must(reviewer))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is not there for a key of other AI systems, in lists and by its id', async () => {
    const key: KeyActor = { kind: 'key', id: 'k', pseudonym: 'key:k', scopes: ['report'], systems: ['staffing'] };
    const [theirs, foreign] = [await open({ systems: ['staffing'] }), await open()];
    const get = (id: string) => fixture.db.read((tx) => getIncident(tx, key, id));
    const { items } = await fixture.db.read((tx) => listIncidents(tx, key, { limit: 50 }));
    expect(new Set(items.flatMap(({ systems }) => systems))).toEqual(new Set(['staffing']));
    expect((await get(theirs.id)).id).toBe(theirs.id);
    await expect(get(foreign.id)).rejects.toMatchObject({ code: 'not-found' });
  });
});
