import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setUpActor } from '@countersign/access';
import {
  scheduleAnalysisView,
  whatIfView,
  whyNotView,
  type ScheduleChange,
  type SubmissionView,
} from '@countersign/contracts';
import { addPerson, createKey, registerSystem, signIn, withPasswordHash } from '@countersign/identity';
import { overlappingSchedule, plainSystem, textBody } from '@countersign/testing';
import request from 'supertest';
import { openTestApp, type TestApp } from '../testing/test-app.js';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

const at = (hour: string, day = '01') => `2026-12-${day}T${hour}:00+08:00`;

/** The overlapping schedule with its second operation moved behind the first. */
const keptSchedule = {
  ...overlappingSchedule,
  assignments: [
    overlappingSchedule.assignments[0],
    { operation: 'J2-10', machine: 'M1', start: at('10:00'), end: at('11:00') },
  ],
  jobs: overlappingSchedule.jobs.map((job) => (job.id === 'J2' ? { ...job, dueAt: at('10:30') } : job)),
};

const roster = {
  timeZone: 'Asia/Taipei',
  people: [{ id: 'P1' }],
  shifts: [{ id: 'S1', date: '2026-12-01', from: '08:00', to: '16:00', count: 1 }],
  assignments: [{ person: 'P1', shift: 'S1' }],
};

async function submit(content: object): Promise<string> {
  const { generator } = textBody();
  const answer = await request(test.app.getHttpServer())
    .post('/api/v1/submissions')
    .set('Authorization', `Bearer ${test.key}`)
    .send({ system: 'answers', modality: 'schedule', title: 'plan', content, generator });
  expect(answer.status).toBe(201);
  return (answer.body as SubmissionView).id;
}

function ask(id: string, what: string, body?: object, key = test.key): request.Test {
  const server = request(test.app.getHttpServer());
  const path = `/api/v1/submissions/${id}/${what}`;
  const sent = body === undefined ? server.get(path) : server.post(path).send(body);
  return sent.set('Authorization', `Bearer ${key}`);
}

describe('GET /submissions/:id/schedule-analysis', () => {
  it('answers what is computed about a production schedule', async () => {
    const answer = await ask(await submit({ schedule: overlappingSchedule }), 'schedule-analysis');
    expect(answer.status).toBe(200);
    const analysis = scheduleAnalysisView.parse(answer.body);
    expect(analysis).toMatchObject({
      schedule: {
        figures: { lateJobs: 0 },
        violations: [{ constraint: 'machine-overlap', operations: ['J1-10', 'J2-10'], amount: 30 }],
        difference: null,
      },
    });
  });

  it('answers what is computed about a roster', async () => {
    const answer = await ask(await submit({ roster }), 'schedule-analysis');
    expect(scheduleAnalysisView.parse(answer.body)).toMatchObject({
      roster: { violations: [], coverage: [{ shift: 'S1', needed: 1, given: 1 }] },
    });
  });

  it('has nothing to say of another modality, or to who may not see it', async () => {
    const text = await request(test.app.getHttpServer())
      .post('/api/v1/submissions')
      .set('Authorization', `Bearer ${test.key}`)
      .send(textBody());
    expect((await ask((text.body as SubmissionView).id, 'schedule-analysis')).status).toBe(404);
    const other = await test.product.db.transaction(async (tx) => {
      await registerSystem(tx, setUpActor, plainSystem('others', 'Others'));
      return createKey(tx, setUpActor, { name: 'other', scopes: ['read'], systems: ['others'] });
    });
    const id = await submit({ schedule: keptSchedule });
    for (const [what, body] of [
      ['schedule-analysis', undefined],
      ['why-not', { operation: 'J2-10', before: 'J1-10' }],
    ] as const) {
      expect((await ask(id, what, body, other.secret)).status).toBe(404);
    }
  });
});

describe('what a person asks about a schedule', () => {
  it('is an entry of the log, once for the submission, however they ask; what a program asks is none', async () => {
    const { db } = test.product;
    const password = 'violet teapots sing';
    const added = await withPasswordHash({
      email: 'rita@example.org',
      name: 'Rita',
      language: 'en' as const,
      password,
      grants: [{ role: 'reviewer' as const, system: null }],
      competences: [],
    });
    await db.transaction((tx) => addPerson(tx, setUpActor, added));
    const { actor, token, csrfToken } = await signIn(db, { email: added.email, password, now: new Date() });
    const id = await submit({ schedule: keptSchedule });
    const reads = () =>
      db.read((tx) =>
        tx.query(`select actor from audit_entry where action = 'personal-data.read' and subject = $1`, [id]),
      );
    const asked = [
      ['schedule-analysis', undefined],
      ['what-if', { changes: [{ kind: 'due', job: 'J1', dueAt: at('12:00') }] }],
      ['why-not', { operation: 'J2-10', before: 'J1-10' }],
    ] as const;
    for (const [what, body] of asked) expect((await ask(id, what, body)).status).toBe(200);
    expect(await reads()).toEqual([]);
    for (const [what, body] of asked) {
      const path = `/api/v1/submissions/${id}/${what}`;
      const server = request(test.app.getHttpServer());
      const answer = await (body === undefined ? server.get(path) : server.post(path).send(body))
        .set('Cookie', `countersign_session=${token}`)
        .set('X-CSRF-Token', csrfToken);
      expect(answer.status).toBe(200);
      expect(await reads()).toEqual([{ actor: actor.pseudonym }]);
    }
  });
});

describe('POST /submissions/:id/what-if', () => {
  const asked = async (...changes: ScheduleChange[]) => {
    const id = await submit({ schedule: keptSchedule });
    const answer = await ask(id, 'what-if', { changes });
    expect(answer.status).toBe(200);
    return whatIfView.parse(answer.body);
  };

  it('recomputes the schedule under a change and tells the difference', async () => {
    expect(await asked({ kind: 'move-before', operation: 'J2-10', before: 'J1-10' })).toMatchObject({
      status: 'feasible',
      moved: ['J2-10', 'J1-10'],
      difference: { makespanMinutes: 0, lateJobs: 0, totalTardinessMinutes: 0 },
      jobs: [
        { job: 'J1', endDifferenceMinutes: 60 },
        { job: 'J2', endDifferenceMinutes: -60 },
      ],
    });
  });

  it('makes several changes, one after the other', async () => {
    const answer = await asked(
      { kind: 'outage', machine: 'M1', from: at('08:00'), to: at('09:00') },
      { kind: 'due', job: 'J2', dueAt: at('12:00') },
    );
    expect(answer).toMatchObject({ status: 'feasible', difference: { makespanMinutes: 60, lateJobs: 0 } });
  });

  it('names what stands against it', async () => {
    expect(await asked({ kind: 'other-machine', operation: 'J1-10', machine: 'M9' })).toMatchObject({
      status: 'impossible',
      obstacle: { kind: 'unknown', reference: 'machine', name: 'M9' },
    });
  });

  it('changes nothing of the submission', async () => {
    const id = await submit({ schedule: keptSchedule });
    const before = (await ask(id, 'payload')).body as unknown;
    await ask(id, 'what-if', { changes: [{ kind: 'due', job: 'J1', dueAt: at('08:30') }] });
    expect((await ask(id, 'payload')).body).toEqual(before);
  });

  it('refuses an unknown kind of change, and a roster, in words', async () => {
    const id = await submit({ schedule: keptSchedule });
    const wrong = await ask(id, 'what-if', { changes: [{ kind: 'magic' }] });
    expect(wrong.status).toBe(422);
    expect((wrong.body as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe('/changes/0/kind');
    expect((await ask(id, 'what-if', { changes: [] })).status).toBe(422);
    const ofRoster = await ask(await submit({ roster }), 'what-if', {
      changes: [{ kind: 'due', job: 'J1', dueAt: at('08:30') }],
    });
    expect(ofRoster.status).toBe(404);
    expect((ofRoster.body as { detail: string }).detail).toContain('only a roster');
  });
});

describe('POST /submissions/:id/why-not', () => {
  it('says what it would cost, and what is so already', async () => {
    const id = await submit({ schedule: keptSchedule });
    const swapped = await ask(id, 'why-not', { operation: 'J2-10', before: 'J1-10' });
    expect(whyNotView.parse(swapped.body)).toMatchObject({ status: 'possible', machine: 'M1' });
    const same = await ask(id, 'why-not', { operation: 'J1-10', before: 'J2-10' });
    expect(whyNotView.parse(same.body)).toEqual({ status: 'is-so' });
  });
});
