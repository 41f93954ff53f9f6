import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { logIdentity, LogSealer, type LogIdentity } from '@countersign/audit';
import type { Database } from '@countersign/database';
import pg from 'pg';

const step = 20_000;

/** When the first decision is made, and how many seconds after each the next is. */
export const firstDecision = '2026-01-01T00:00:00Z';
export const secondsApart = 10;

/** The moment after the last of so many decisions. */
export const afterDecisions = (count: number, begin: string = firstDecision): Date =>
  new Date(Date.parse(begin) + count * secondsApart * 1000);

/** A step of decided outputs with the rows that a report reads: one finding in two, three entries each. `$1` and `$2` are the first and last number, `$3` when the first of all was made. */
const batch = `
create temp table b on commit drop as select n, uuidv7() as sid, uuidv7() as did, uuidv7() as e1, uuidv7() as e2, uuidv7() as e3,
  timestamptz '$3' + n * interval '${secondsApart} seconds' as at, n % 7 = 0 as rejected, n % 2 = 0 as found,
  'sha256:' || encode(sha256(n::text::bytea), 'hex') as digest,
  'sha256:' || encode(sha256(('policy ' || n / 100000)::bytea), 'hex') as policy
  from generate_series($1::int, $2::int) n`;

const rows = `
insert into submission (id, version, state, system_id, modality, title, content_digest, language, submitter_kind, submitter_id,
  public_interest, due_at, tier, queue, risk, policy_digest, facts_digest, approvals_given, approvals_needed, entry_id, leaf_hash, created_at, routed_at, decided_at)
select sid, 1, case when rejected then 'rejected' else 'approved' end, y.id, 'text', 'Answer to ticket ' || n, digest, 'en', 'key',
  '00000000-0000-7000-8000-0000000000aa', false, at + interval '1 hour', (array['minimal', 'limited', 'high'])[1 + n % 3], 'general',
  '{"tier": "limited", "reasons": [{"rule": "bias-not-passed", "text": {"en": "A check for bias did not pass.", "zh-TW": "偏見檢核未通過。"}}]}',
  policy, digest, 1, 1, e1, sha256('x'), at - interval '5 minutes', at - interval '4 minutes', at from b, (select id from ai_system limit 1) y;
insert into check_run (id, submission_id, check_name, check_version, state, finished_at)
select uuidv7(), sid, 'text-factuality', '1.0.0', case when found then 'flagged' else 'passed' end, at from b;
insert into finding (id, check_run_id, submission_id, ordinal, code, severity, place, message, explanation, evidence, model)
select uuidv7(), r.id, sid, 0, 'number-mismatch', (array['info', 'minor', 'major', 'critical'])[1 + n % 4],
  '{"kind": "span", "part": "/content/text", "start": 12, "end": 40}',
  '{"en": "“24 months”: the source says “12 months”", "zh-TW": "「24 個月」：來源為「12 個月」"}', '{}', '[]', '{}'
  from b join check_run r on r.submission_id = sid where found;
insert into decision (id, submission_id, version, claim_id, person_id, role, outcome, counted, reasons, comment, content_digest,
  policy_digest, facts_digest, facts, claimed_at, entry_id, leaf_hash, created_at, routing)
select did, sid, 1, uuidv7(), p.id, 'reviewer', case when rejected then 'reject' else 'approve' end, true,
  '[{"code": "grounded"}]', case when rejected then 'The terms say 12 months.' end, digest, policy, digest,
  jsonb_build_object('system', 'answers', 'modality', 'text', 'publicInterest', false, 'declared', '{"affected": 1}'::jsonb, 'checks',
    jsonb_build_array(jsonb_build_object('check', 'text-factuality', 'version', '1.0.0', 'outcome', case when found then 'flagged' else 'passed' end, 'score', 0.4),
      jsonb_build_object('check', 'text-bias', 'version', '1.0.0', 'outcome', 'passed', 'score', 0.1))),
  at - interval '1 minute', e3, sha256('x'), at, jsonb_build_object('tier', (array['minimal', 'limited', 'high'])[1 + n % 3], 'queue', 'general',
    'dueAt', at + interval '1 hour', 'rules', '["bias-not-passed"]'::jsonb, 'state', case when rejected then 'rejected' else 'approved' end)
  from b, (select id from person limit 1) p;
create temp table e on commit drop as
  select e1 as id, 'submission.received' as action, at - interval '5 minutes' as at, 'key' as kind, 'key:bench' as actor, sid, null::json as payload from b
  union all select e2, 'submission.routed', at - interval '4 minutes', 'service', 'service:worker', sid, null from b
  union all select e3, 'review.decided', at, 'person', 'person:bench', sid, json_build_object('submission', sid, 'decision', did, 'claim', did,
    'outcome', case when rejected then 'reject' else 'approve' end, 'role', 'reviewer', 'counted', true, 'reasons', '[{"code":"grounded"}]'::json,
    'commentDigest', null, 'version', 1, 'contentDigest', digest, 'policyDigest', policy, 'factsDigest', digest,
    'state', case when rejected then 'rejected' else 'approved' end, 'approvals', '{"given":1,"needed":1}'::json, 'reviewSeconds', 60) from b;
insert into audit_entry (id, action, at, actor_kind, actor, subject, leaf_hash) select id, action, at, kind, actor, sid::text, sha256(id::text::bytea) from e;
insert into audit_payload (entry_id, payload, salt) select id, payload, sha256(id::text::bytea) from e where payload is not null;
insert into audit_pending (entry_id, leaf, leaf_hash) select id, convert_to(json_build_object('action', action, 'actor', actor, 'at', at,
  'commitment', encode(sha256(id::text::bytea), 'hex'), 'entry', id, 'subject', sid)::text, 'utf8'), sha256(id::text::bytea) from e order by at, id`;

/** The log that the decisions are sealed into. */
export const benchKey: KeyObject = generateKeyPairSync('ed25519').privateKey;
export const benchLog: LogIdentity = logIdentity(benchKey, 'bench.example.org/log');

/** Adds decisions up to a number, straight into the tables, and seals their entries. Proofs need the tree, not true leaves. */
export async function fillDecisions(
  db: Database,
  superuserUrl: string,
  { from, to, begin = firstDecision }: { from: number; to: number; begin?: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (let first = from; first < to; first += step) {
      await client.query('begin');
      const [least, most] = [String(first), String(Math.min(first + step, to) - 1)];
      await client.query(batch.replace('$1', least).replace('$2', most).replace('$3', begin));
      await client.query(rows);
      await client.query('commit');
    }
    const sealer = new LogSealer(db, benchLog);
    while ((await sealer.seal())?.more);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
