import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import { conflict, notFound, ProductError, type AttestationInput, type AttestationView } from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { sha256Digest } from '@countersign/modalities';
import { asksForStatement, expiryOf, lawOn, wordsOf, type RequirementPack } from '@countersign/requirements';
import { dayOf } from '../compute-coverage.js';
import { getAttestation } from './get-attestation.js';

function statementAsked(packs: readonly RequirementPack[], id: string, now: Date) {
  for (const pack of packs) {
    const law = lawOn(pack, dayOf(now));
    const requirement = law.requirements.find((item) => item.id === id && asksForStatement(item));
    if (requirement) return { pack: law, requirement };
  }
  throw notFound({ en: 'Requirement that asks for a statement', 'zh-TW': '要求簽署聲明的項目' }, id);
}

async function systemId(tx: Tx, slug: string | null): Promise<string | null> {
  if (slug === null) return null;
  const [row] = await tx.query<{ id: string }>('select id from ai_system where slug = $1', [slug]);
  if (!row) throw notFound({ en: 'AI system', 'zh-TW': 'AI 系統' }, slug);
  return row.id;
}

/**
 * A person signs the statement that a requirement asks for, for one AI system or for all, or declines to. It counts until the
 * pack asks for a new one. Throws `conflict` when the pack does not say (any more) what the person was shown.
 */
export async function signAttestation(
  tx: Tx,
  actor: Actor,
  { requirement: id, system, statement, refused }: AttestationInput,
  packs: readonly RequirementPack[],
  now = new Date(),
): Promise<AttestationView> {
  authorize(actor, 'sign', 'Attestation', system ?? '');
  if (actor.kind !== 'person') throw notAPerson();
  const { pack, requirement } = statementAsked(packs, id, now);
  const words = (['en', 'zh-TW'] as const).map((language) => wordsOf(pack, requirement, language).statement);
  if (!words.includes(statement)) throw otherWords();
  const row = {
    id: newId(),
    system: await systemId(tx, system),
    expiresAt: refused ? null : expiryOf(requirement, now),
  };
  const entry = await appendEntry(
    tx,
    actor,
    {
      action: 'attestation.signed',
      subject: row.id,
      payload: {
        attestation: row.id,
        requirement: id,
        packDigest: pack.digest,
        system,
        statementDigest: sha256Digest(statement),
        refused,
        expiresAt: row.expiresAt?.toISOString() ?? null,
      },
    },
    now,
  );
  await tx.execute(
    `insert into attestation (id, requirement, pack, pack_digest, system_id, person_id, refused, statement, signed_at, expires_at,
       entry_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [row.id, id, pack.id, pack.digest, row.system, actor.id, refused, statement, now, row.expiresAt, entry.id],
  );
  return getAttestation(tx, row.id, now);
}

const notAPerson = (): ProductError =>
  new ProductError('not-a-person', {
    en: 'Statements are signed by signed-in people only, never by a program.',
    'zh-TW': '只有登入的真人可以簽署聲明，程式不行。',
  });

const otherWords = (): ProductError =>
  conflict(
    'The statement is not worded like that, or was changed since it was shown. Nothing was signed. Load it again and read it.',
    '聲明的文字並非如此，或在顯示之後已變更。尚未簽署任何聲明。請重新載入並閱讀。',
  );
