import { authorize, type Actor } from '@countersign/access';
import { appendEntry } from '@countersign/audit';
import {
  conflict,
  ProductError,
  type GoldItemInput,
  type GoldItemView,
  type LocalizedFault,
} from '@countersign/contracts';
import { newId, type Tx } from '@countersign/database';
import { reasonsFor, type Policy } from '@countersign/policy';
import { findSubmissionFor, type SubmissionRow } from '@countersign/submissions';
import { passOverInRepeatsOf } from '../pass-over-participants.js';
import { getGoldItem } from './list-gold-items.js';

const decided = ['approved', 'rejected', 'changes-requested', 'superseded', 'revoked'];

const checksOf = `select check_name, state from check_run where submission_id = $1`;

const insert = `
insert into gold_item (id, submission_id, outcome, reasons, planted, verdict_right, added_by, added_at, entry_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (submission_id) where retired_at is null do nothing`;

function faultsOf(
  { outcome, reasons, planted }: GoldItemInput,
  { modality }: SubmissionRow,
  known: ReadonlySet<string>,
  policy: Policy,
): LocalizedFault[] {
  const allowed = new Set(reasonsFor(policy, outcome, modality).map(({ code }) => code));
  const codes = reasons.flatMap((code, nth): LocalizedFault[] => {
    const detail = {
      en: `is no reason for "${outcome}" on ${modality}`,
      'zh-TW': `不是對此類產出裁決「${outcome}」時可用的理由`,
    };
    return allowed.has(code) ? [] : [{ pointer: `/reasons/${nth}`, code: 'not-allowed', detail }];
  });
  const checks = (planted ?? []).flatMap(({ check }, nth): LocalizedFault[] => {
    const detail = { en: 'is no check that ran on this output', 'zh-TW': '並非此產出執行過的檢核' };
    return known.has(check) ? [] : [{ pointer: `/planted/${nth}/check`, code: 'unknown-check', detail }];
  });
  return [...codes, ...checks];
}

/** Takes a decided output as gold: from now on it may be put before people again, with its known answer kept from them. */
export async function addGoldItem(
  tx: Tx,
  actor: Actor,
  input: GoldItemInput,
  policy: Policy,
  now = new Date(),
): Promise<GoldItemView> {
  authorize(actor, 'manage', 'GoldItem');
  const row = await findSubmissionFor(tx, actor, input.submission, 'manage', 'GoldItem');
  if (!decided.includes(row.state) || row.purpose !== 'review') {
    throw conflict(
      'Only an output that was handed in and decided can become a gold item.',
      '只有已送審並裁決的產出才能成為黃金題。',
    );
  }
  const runs = await tx.query<{ check_name: string; state: string }>(checksOf, [row.id]);
  const errors = faultsOf(input, row, new Set(runs.map((run) => run.check_name)), policy);
  if (errors.length > 0) {
    const text = { en: 'The gold item is not well-formed.', 'zh-TW': '黃金題格式不正確。' };
    throw new ProductError('invalid-body', text, { errors });
  }
  const planted = input.planted ?? null;
  const isFlagged = planted === null ? runs.some(({ state }) => state === 'flagged') : planted.length > 0;
  const verdictRight = isFlagged === (input.outcome !== 'approve');
  const id = newId();
  const { submission, outcome, reasons } = input;
  const entry = await appendEntry(
    tx,
    actor,
    {
      action: 'gold-item.added',
      subject: null,
      payload: { item: id, submission, outcome, reasons, planted: planted !== null, verdictRight },
    },
    now,
  );
  const values = [id, submission, outcome, reasons, planted && JSON.stringify(planted), verdictRight, actor.id, now];
  if ((await tx.execute(insert, [...values, entry.id])) === 0) {
    throw conflict('This output is a gold item already.', '此產出已是黃金題。');
  }
  await passOverInRepeatsOf(tx, submission, actor.id);
  return getGoldItem(tx, actor, id);
}

/** Puts a gold item before nobody any more; what people decided on it stays. */
export async function retireGoldItem(tx: Tx, actor: Actor, id: string, now = new Date()): Promise<void> {
  authorize(actor, 'manage', 'GoldItem');
  await getGoldItem(tx, actor, id);
  const retired = await tx.execute('update gold_item set retired_at = $2 where id = $1 and retired_at is null', [
    id,
    now,
  ]);
  if (retired === 0) throw conflict('This gold item is retired already.', '此黃金題已停用。');
  await appendEntry(tx, actor, { action: 'gold-item.retired', subject: null, payload: { item: id } }, now);
}
