import { it, jest } from '@jest/globals';
import { workerActor } from '@countersign/access';
import { ReportFixture } from '../test/report-fixture.js';
import { buildReport } from './build-report.js';
import { coverageOf } from './compute-coverage.js';
import { requestReport } from './request-report.js';
import { countMeasurement } from './counts/count-measurement.js';
import { evidencePlan } from '@countersign/requirements';
import pg from 'pg';
jest.setTimeout(1_200_000);
const N = Number(process.env.N ?? 50000);
const log = (...a: unknown[]) => process.stdout.write(a.join(' ') + '\n');
it('scales', async () => {
  const f = await ReportFixture.open();
  await f.system('answers');
  const s = await f.person('S', { role: 'reviewer', system: null });
  const r = await f.person('R', { role: 'reviewer', system: null });
  const o = await f.person('O', { role: 'compliance', system: null });
  await f.activate(new Date(Date.now() - 86400e3));
  const id = await f.hand(s, { checks: { 'text-bias': 'flagged' } });
  await f.decide(r, id, { outcome: 'approve' });
  const c = new pg.Client({ connectionString: f.test.superuserUrl });
  await c.connect();
  await c.query('set session_replication_role = replica');
  await c.query(
    `create temp table m as select n, uuidv7(interval '-1 second' * (n * 60)) as sid, uuidv7() as did, (select array_agg(uuidv7()) from generate_series(1,7) where n is not null) as e from generate_series(1, ${N}) n`,
  );
  await c.query(
    `insert into submission select m.sid, s.version, s.state, s.system_id, s.modality, s.title, s.content_digest, s.language, s.submitter_kind, s.submitter_id, null, null, s.public_interest, null, s.due_at, s.tier, s.queue, s.risk, s.route, s.policy_digest, s.facts, s.facts_digest, 1, 1, m.e[1], decode(md5(m.e[1]::text),'hex'), now() - interval '1 minute' * m.n, now() - interval '1 minute' * m.n, now() from m, submission s where s.id = '${id}'`,
  );
  await c.query(
    `insert into check_run select gen_random_uuid(), m.sid, k.check_name, k.check_version, k.state, 1, null, null, null, now(), null, k.score, k.summary, k.attributions, k.measures, 1 from m, check_run k where k.submission_id = '${id}'`,
  );
  await c.query(
    `insert into finding select gen_random_uuid(), k.id, k.submission_id, 0, f.code, f.severity, f.score, f.place, f.message, f.explanation, f.evidence, f.model from check_run k, finding f where f.submission_id = '${id}' and k.check_name = 'text-bias' and k.submission_id <> '${id}'`,
  );
  await c.query(
    `insert into decision select m.did, m.sid, d.version, gen_random_uuid(), d.person_id, d.role, d.outcome, d.counted, d.reasons, d.comment, null, d.content_digest, d.policy_digest, d.facts_digest, d.facts, now() - interval '1 minute' * m.n - interval '1 minute', m.e[7], decode(md5(m.e[7]::text),'hex'), now() - interval '1 minute' * m.n from m, decision d where d.submission_id = '${id}'`,
  );
  await c.query(
    `create temp table t as select e.*, p.payload, p.salt, l.leaf, row_number() over (order by e.id) as k from audit_entry e join audit_payload p on p.entry_id = e.id join audit_pending l on l.entry_id = e.id where e.subject = '${id}' and e.action <> 'receipt.issued'`,
  );
  log((await c.query('select k, action from t order by k')).rows.map((x) => x.action).join());
  await c.query(
    `insert into audit_entry select m.e[t.k], t.action, now() - interval '1 minute' * m.n, t.actor_kind, t.actor, m.sid::text, decode(md5(m.e[t.k]::text),'hex') from m, t`,
  );
  await c.query(`insert into audit_payload select m.e[t.k], t.payload, t.salt from m, t`);
  await c.query(
    `insert into audit_pending (entry_id, leaf, leaf_hash) select m.e[t.k], t.leaf, sha256(m.e[t.k]::text::bytea) from m, t`,
  );
  await c.query('analyze');
  let t0 = performance.now();
  await f.seal();
  log(
    'sealed',
    Math.round(performance.now() - t0),
    'ms',
    (await c.query('select count(*) from audit_leaf')).rows[0].count,
  );
  await c.query('vacuum analyze');
  const at = new Date(Date.now() + 1000);
  const systems = (await c.query('select id from ai_system')).rows.map((x) => x.id as string);
  const seen = new Set<string>();
  if (process.env.COUNTS) for (const q of f.pack.requirements)
    for (const p of evidencePlan(f.pack, q)) {
      if (!p.measurement || seen.has(JSON.stringify(p.measurement))) continue;
      seen.add(JSON.stringify(p.measurement));
      t0 = performance.now();
      const counts = await f.db.read((tx) =>
        countMeasurement(
          tx,
          { systems, from: new Date(at.getTime() - 90 * 86400e3), to: at },
          p.measurement!,
          f.context.policy,
        ),
      );
      const ms = performance.now() - t0;
      if (ms > 150) log(Math.round(ms), 'ms', JSON.stringify(p.measurement), JSON.stringify(counts));
    }
  t0 = performance.now();
  await f.db.read((tx) => coverageOf(tx, { systems: null, at, language: 'en' }, f.pack, f.context.policy));
  log('coverage', Math.round(performance.now() - t0), 'ms');
  const input = {
    kind: 'audit',
    from: new Date(at.getTime() - 365 * 86400e3).toISOString(),
    to: at.toISOString(),
    systems: [],
    formats: ['jsonl', 'csv'],
    language: 'en',
  } as const;
  const view = await f.db.transaction((tx) => requestReport(tx, o, { ...input, systems: [], formats: ['jsonl'] }));
  const timer = setInterval(() => log('rss', Math.round(process.memoryUsage().rss / 1e6)), 10_000);
  t0 = performance.now();
  log(await buildReport(f.db, workerActor, view.id, f.context));
  log(
    'report',
    Math.round(performance.now() - t0),
    'ms',
    Math.round(N / ((performance.now() - t0) / 1000)),
    'decisions/s',
  );
  clearInterval(timer);
  log(JSON.stringify((await c.query('select files, done, total from report')).rows));
  await c.end();
  await f.close();
});
