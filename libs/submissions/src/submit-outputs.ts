import { authorize, beforeRouting } from '@countersign/access';
import { appendEntries, type AppendedEntry } from '@countersign/audit';
import type { ProductError } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { checksFor } from '@countersign/policy';
import { checks } from '@countersign/checks';
import { sha256Digest } from '@countersign/modalities';
import { refusalOf, type GroupRequest, type GroupResult } from './group-request.js';
import { firstReceived, type HandedInBefore } from './first-received.js';
import { holdIdempotencyKeys, type IdempotencyAnswer } from './hold-idempotency-keys.js';
import type { ParsedSubmission } from './parse-submission.js';
import { receivedSubmission, type ReceivedSubmission } from './received-submission.js';
import { missingBlobs, unknownReferences } from './unknown-references.js';

export interface SubmitRequest {
  parsed: ParsedSubmission;
  idempotencyKey: string | null;
  /** The submission sent back that this one corrects. */
  revises: { id: string; version: number } | null;
}

export interface SubmitAnswer {
  id: string;
  /** True when the same request was answered before, and nothing was stored now. */
  replay: boolean;
  /** As it was when it was handed in, also for a replay, which may have gone on since. */
  received: ReceivedSubmission;
}

interface Accepted {
  position: number;
  id: string;
  request: GroupRequest<SubmitRequest>;
  system: SystemRow;
  checks: { id: string; name: string; version: string }[];
}

interface SystemRow {
  id: string;
  slug: string;
  stopped_since: Date | null;
}

const readSystems = `
select y.id, y.slug, (select t.stopped_at from system_stop t where t.system_id = y.id and t.resumed_at is null) as stopped_since
from ai_system y where y.slug = any($1)`;

const insertSubmissions = `
with given as (
  select * from jsonb_to_recordset($1::jsonb) as item(
    id uuid, version int, system_id uuid, modality text, title text, content_digest text, language text,
    submitter_kind text, submitter_id uuid, supersedes uuid, public_interest boolean, requested_due_at timestamptz,
    entry_id uuid, leaf_hash text, created_at timestamptz, payload jsonb, images jsonb, checks jsonb)
), submissions as (
  insert into submission (id, version, state, system_id, modality, title, content_digest, language, submitter_kind,
    submitter_id, supersedes, public_interest, requested_due_at, entry_id, leaf_hash, created_at)
  select id, version, 'checking', system_id, modality, title, content_digest, language, submitter_kind,
    submitter_id, supersedes, public_interest, requested_due_at, entry_id, decode(leaf_hash, 'hex'), created_at from given
), payloads as (
  insert into submission_payload (submission_id, payload) select id, payload from given
), images as (
  insert into submission_image (submission_id, digest)
  select distinct given.id, image.digest from given, jsonb_array_elements_text(given.images) as image(digest)
)
insert into check_run (id, submission_id, check_name, check_version)
select run.id, given.id, run.name, run.version
from given, jsonb_to_recordset(given.checks) as run(id uuid, name text, version text)`;

/**
 * Takes in outputs of many callers: rows, pending check runs and audit entries in one transaction.
 * A refusal (right, unknown system or image, idempotency conflict) concerns its caller alone.
 */
export async function submitOutputs(
  tx: Tx,
  requests: readonly GroupRequest<SubmitRequest>[],
  policy: Policy,
  now = new Date(),
): Promise<GroupResult<SubmitAnswer>[]> {
  const results = Array.from<unknown, GroupResult<SubmitAnswer> | undefined>(requests, () => undefined);
  requests.forEach(({ actor, input }, position) => {
    const refusal = refusalOf(() => authorize(actor, 'submit', 'Submission', beforeRouting(input.parsed.input)));
    if (refusal) results[position] = { refusal };
  });
  const systems = await systemsOf(tx, requests);
  const missing = await missingBlobs(
    tx,
    requests.flatMap(({ input }) => input.parsed.blobs),
  );
  const candidates: Accepted[] = [];
  requests.forEach((request, position) => {
    if (results[position]) return;
    const { input } = request.input.parsed;
    const system = systems.get(input.system);
    const refusal = unknownReferences(request.input.parsed, system !== undefined, missing);
    if (system === undefined || refusal) results[position] = { refusal: refusal as ProductError };
    else candidates.push({ position, id: newId(), request, system, checks: checkRunsFor(policy, input.modality) });
  });
  const held = await holdIdempotencyKeys(
    tx,
    candidates.map(({ id, request }) => ({
      id,
      clientId: request.actor.id,
      key: request.input.idempotencyKey,
      bodyDigest: requestDigest(request.input),
    })),
    now,
  );
  const replayed: (HandedInBefore & { position: number })[] = [];
  const accepted = candidates.filter(({ position, request }, index) => {
    const answer = held[index] as IdempotencyAnswer;
    if (answer.kind === 'conflict') results[position] = { refusal: answer.refusal };
    if (answer.kind === 'replay') replayed.push({ id: answer.id, parsed: request.input.parsed, position });
    return answer.kind === 'new';
  });
  const stored = await store(tx, accepted, now);
  accepted.forEach(({ position, id }, index) => {
    results[position] = { answer: { id, replay: false, received: stored[index] as ReceivedSubmission } };
  });
  // What was taken in under the same key a moment ago is stored by now.
  for (const [index, received] of (await firstReceived(tx, replayed)).entries()) {
    const { id, position } = replayed[index] as (typeof replayed)[number];
    results[position] = { answer: { id, replay: true, received } };
  }
  return results as GroupResult<SubmitAnswer>[];
}

/** What an idempotency key stands for: the input and, for a revision, what it corrects. */
function requestDigest({ parsed, revises }: SubmitRequest): string {
  return revises === null ? parsed.inputDigest : sha256Digest(`${parsed.inputDigest} ${revises.id}`);
}

function checkRunsFor(policy: Policy, modality: Parameters<typeof checksFor>[1]): Accepted['checks'] {
  return checksFor(policy, modality).map(({ name }) => {
    const check = checks.get(name);
    if (!check)
      throw new Error(
        `policies/checks.yaml names the check "${name}", and there is no such file in libs/checks/src/kinds.`,
      );
    return { id: newId(), name, version: check.version };
  });
}

async function systemsOf(tx: Tx, requests: readonly GroupRequest<SubmitRequest>[]): Promise<Map<string, SystemRow>> {
  const slugs = [...new Set(requests.map(({ input }) => input.parsed.input.system))];
  const rows = await tx.query<SystemRow>(readSystems, [slugs]);
  return new Map(rows.map((row) => [row.slug, row]));
}

async function store(tx: Tx, accepted: readonly Accepted[], now: Date): Promise<ReceivedSubmission[]> {
  if (accepted.length === 0) return [];
  const entries = await appendEntries(
    tx,
    accepted.map(({ request }) => request.actor),
    accepted.map(({ id, request: { input }, checks: runs }) => ({
      action: 'submission.received',
      subject: id,
      payload: {
        submission: id,
        version: (input.revises?.version ?? 0) + 1,
        system: input.parsed.input.system,
        modality: input.parsed.input.modality,
        contentDigest: input.parsed.contentDigest,
        supersedes: input.revises?.id ?? null,
        generator: {
          provider: input.parsed.input.generator.provider,
          model: input.parsed.input.generator.model,
          version: input.parsed.input.generator.version ?? null,
        },
        inputDigest: input.parsed.inputDigest,
        sources: input.parsed.input.sources.map((source) => source.id),
        checks: runs.map(({ name, version }) => ({ check: name, version })),
      },
    })),
    now,
  );
  const received = accepted.map(({ id, request: { actor, input }, system, checks: runs }, index) => {
    const entry = entries[index] as AppendedEntry;
    return receivedSubmission(input.parsed, {
      id,
      version: (input.revises?.version ?? 0) + 1,
      submitter_kind: actor.kind as 'person' | 'key',
      submitter_id: actor.id,
      supersedes: input.revises?.id ?? null,
      entry_id: entry.id,
      leaf_hash: entry.leafHash,
      created_at: now,
      stopped_since: system.stopped_since,
      checks: runs,
    });
  });
  const rows = accepted.map(({ request: { input }, system, checks: runs }, index) => {
    const { row } = received[index] as ReceivedSubmission;
    const { system: _, modality, title, publicInterest, dueAt, ...payload } = input.parsed.input;
    return {
      id: row.id,
      version: row.version,
      system_id: system.id,
      modality,
      title,
      content_digest: row.content_digest,
      language: row.language,
      submitter_kind: row.submitter_kind,
      submitter_id: row.submitter_id,
      supersedes: row.supersedes,
      public_interest: publicInterest,
      requested_due_at: dueAt ?? null,
      entry_id: row.entry_id,
      leaf_hash: row.leaf_hash.toString('hex'),
      created_at: row.created_at.toISOString(),
      payload,
      images: input.parsed.blobs,
      checks: runs,
    };
  });
  await tx.execute(insertSubmissions, [JSON.stringify(rows)]);
  return received;
}
