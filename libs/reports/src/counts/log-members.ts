import { raisesAlarm } from '@countersign/audit';
import type { LocalizedText } from '@countersign/contracts';
import type { Policy } from '@countersign/policy';
import { coversDuration, type Measurement } from '@countersign/requirements';
import type { TrustPolicy } from '@countersign/tlog';
import { quorumOf } from './quorum-of.js';
import type { Members, Parameters, Scope } from './scope.js';

type Of<K extends Measurement['kind']> = Extract<Measurement, { kind: K }>;

const nobodyAsked: LocalizedText = {
  en: 'No witness is configured: name witnesses and their quorum in the file that COUNTERSIGN_WITNESS_POLICY names, for API and worker.',
  'zh-TW': '尚未設定見證者：請於 COUNTERSIGN_WITNESS_POLICY 所指的檔案列出見證者與門檻，API 與工作程序皆須設定。',
};
const notCosigned: LocalizedText = {
  en: 'The log as it was last verified is not cosigned by a quorum of its witnesses, or that verification found faults. The page of the log says what its witnesses answered.',
  'zh-TW': '最近一次驗證的日誌未獲達到門檻的見證者副署，或該次驗證發現問題。見證者的回應請見稽核日誌頁面。',
};

/** The verification whose alarm stands at the end of the period, which fails; else the newest full one of the period. */
function newestVerification({ from, to }: Scope, met: string, parameters: Parameters): string {
  const now = parameters.add(to);
  return `(select v.kind as id, v.entry_id as entry, v.at, ${met} as met from audit_verification v
    where (${raisesAlarm(now)}) or (v.ok and v.kind = 'full' and v.at >= ${parameters.add(from)} and v.at < ${now})
    order by v.ok, v.at desc limit 1)`;
}

/** The verification that counts, and whether it found the log whole; where it is asked for, also whether witnesses stand by it. */
export function verifiedMembers(
  scope: Scope,
  { witnessed }: Of<'log-verified'>,
  witnesses: TrustPolicy | null | undefined,
  parameters: Parameters,
): Members {
  if (witnessed === undefined) return { of: 'log', text: newestVerification(scope, 'v.ok', parameters) };
  const quorum = quorumOf(witnesses ?? null, 'v.size', scope.to, parameters);
  // Nobody is asked to cosign: that is so whatever was verified.
  if (quorum === null) {
    const now = parameters.add(scope.to);
    const text = `select 'log' as id, null::uuid as entry, ${now}::timestamptz as at, false as met
      where exists (select from audit_checkpoint c where c.signed_at < ${now})`;
    return { of: 'log', text, remedy: nobodyAsked };
  }
  return { of: 'log', text: newestVerification(scope, `v.ok and ${quorum}`, parameters), remedy: notCosigned };
}

/**
 * Entries of the actions, and those after which a full verification found the log whole; null while none has run since. It began
 * after the entry where its size holds the entry's leaf. While an alarm stands none meets it.
 */
export function verifiedAfterMembers(
  { from, to }: Scope,
  { actions }: Of<'log-verified-after'>,
  parameters: Parameters,
): Members {
  const now = parameters.add(to);
  const alarm = `exists (select from audit_verification v where ${raisesAlarm(now)})`;
  const since = `exists (select from audit_verification v join audit_leaf l on l.leaf_index < v.size
    where l.entry_id = e.id and v.ok and v.kind = 'full' and v.at < ${now})`;
  return {
    of: 'entry',
    text: `select e.id::text as id, e.id as entry, e.at, case when ${alarm} then false when ${since} then true end as met
      from audit_entry e where e.action = any(${parameters.add(actions)})
        and e.at >= ${parameters.add(from)} and e.at < ${now}`,
  };
}

/** The log, and whether it is there from its first leaf to its last and the policy keeps entries for long enough. */
export function keptMembers({ to }: Scope, { least }: Of<'log-kept'>, policy: Policy, parameters: Parameters): Members {
  const isLong = parameters.add(coversDuration(policy.retention.keep.auditEntries, least));
  return {
    of: 'log',
    text: `select 'log' as id, null::uuid as entry, ${parameters.add(to)}::timestamptz as at,
      ${isLong}::boolean and first = 0 and last + 1 >= size as met from (
       select (select min(leaf_index) from audit_leaf) as first, (select max(leaf_index) from audit_leaf) as last,
         (select max(size) from audit_checkpoint) as size) log where size > 0`,
  };
}
