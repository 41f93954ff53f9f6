import { authorize, beforeRouting } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import type { ProductError } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import { checksFor } from '@countersign/policy';
import { checks } from '@countersign/checks';
import { sha256Digest } from '@countersign/modalities';
import { refusalOf, type GroupRequest, type GroupResult } from './group-request.js';
import { holdIdempotencyKeys, type IdempotencyAnswer } from './hold-idempotency-keys.js';
import type { ParsedSubmission } from './parse-submission.js';
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
}

interface Accepted {
  position: number;
  id: string;
  request: GroupRequest<SubmitRequest>;
  systemId: string;
  checks: { id: string; name: string; version: string }[];
}

interface SystemRow {
  id: string;
  slug: string;
}

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
    const systemId = systems.get(input.system);
    const refusal = unknownReferences(request.input.parsed, systemId !== undefined, missing);
    if (systemId === undefined || refusal) results[position] = { refusal: refusal as ProductError };
    else candidates.push({ position, id: newId(), request, systemId, checks: checkRunsFor(policy, input.modality) });
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
  const accepted = candidates.filter((candidate, index) => {
    const answer = held[index] as IdempotencyAnswer;
    results[candidate.position] =
      answer.kind === 'conflict'
        ? { refusal: answer.refusal }
        : { answer: { id: answer.kind === 'replay' ? answer.id : candidate.id, replay: answer.kind === 'replay' } };
    return answer.kind === 'new';
  });
  await store(tx, accepted, now);
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

async function systemsOf(tx: Tx, requests: readonly GroupRequest<SubmitRequest>[]): Promise<Map<string, string>> {
  const slugs = [...new Set(requests.map(({ input }) => input.parsed.input.system))];
  const rows = await tx.query<SystemRow>('select id, slug from ai_system where slug = any($1)', [slugs]);
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

async function store(tx: Tx, accepted: readonly Accepted[], now: Date): Promise<void> {
  if (accepted.length === 0) return;
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
  const rows = accepted.map(({ id, request: { actor, input }, systemId, checks: runs }, index) => {
    const { system: _, modality, title, publicInterest, dueAt, ...payload } = input.parsed.input;
    return {
      id,
      version: (input.revises?.version ?? 0) + 1,
      system_id: systemId,
      modality,
      title,
      content_digest: input.parsed.contentDigest,
      language: input.parsed.language,
      submitter_kind: actor.kind,
      submitter_id: actor.id,
      supersedes: input.revises?.id ?? null,
      public_interest: publicInterest,
      requested_due_at: dueAt ?? null,
      entry_id: entries[index]?.id,
      leaf_hash: entries[index]?.leafHash.toString('hex'),
      created_at: now.toISOString(),
      payload,
      images: input.parsed.blobs,
      checks: runs,
    };
  });
  await tx.execute(insertSubmissions, [JSON.stringify(rows)]);
}
