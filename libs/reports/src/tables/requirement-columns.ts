import type { CoverageView, SignedStatement, WithdrawnStatement } from '@countersign/contracts';
import { frameworkWords, originWords, standingWords, verdictWords } from '../words/report-words.js';
import { column, joined, type Column } from '@countersign/workbooks';

type Requirement = CoverageView['requirements'][number];

/** A requirement of a pack. */
export interface RequirementRow {
  pack: CoverageView['pack'];
  requirement: Requirement;
}

/** A rule of a requirement; null where it has none. */
export interface RuleRow extends RequirementRow {
  rule: Requirement['rules'][number] | null;
}

const signedColumn = (en: string, zhTW: string, value: (signed: SignedStatement) => string): Column<RequirementRow> =>
  column(en, zhTW, ({ requirement }) => joined(requirement.attestation?.signed.map(value) ?? []), { width: 24 });

const withdrawnColumn = (
  en: string,
  zhTW: string,
  value: (withdrawn: WithdrawnStatement) => string,
): Column<RequirementRow> =>
  column(en, zhTW, ({ requirement }) => joined(requirement.attestation?.withdrawn.map(value) ?? []), { width: 24 });

const number = { kind: 'number', width: 12 } as const;

/** What a requirement is and what the records say of it. */
export const requirementColumns: Column<RequirementRow>[] = [
  column('Requirement', '要求', ({ requirement }) => requirement.id, { width: 18 }),
  column('Framework', '規範', ({ requirement }) => requirement.framework, { width: 20, words: frameworkWords }),
  column('Family', '類屬', ({ requirement: { family } }) => `${family.id} ${family.title}`, { width: 28 }),
  column('Title', '名稱', ({ requirement }) => requirement.title, { width: 40 }),
  column('Meaning', '內容', ({ requirement }) => requirement.paraphrase, { width: 60 }),
  column('Sources', '出處', ({ requirement }) => joined(requirement.sources.map(({ ref, at }) => `${ref}, ${at}`)), {
    width: 36,
  }),
  column('Applies from', '適用日', ({ requirement }) => requirement.appliesFrom, { width: 13 }),
  column('Verdict', '判定', ({ requirement }) => requirement.verdict, { width: 22, words: verdictWords }),
  column('Evidence expires', '佐證到期', ({ requirement }) => requirement.expiresAt, { kind: 'instant', width: 22 }),
  column('Statement', '聲明', ({ requirement }) => requirement.attestation?.standing ?? null, {
    width: 14,
    words: standingWords,
  }),
  column('Statement asked of', '聲明應簽署者', ({ requirement }) => requirement.attestation?.by ?? null, { width: 24 }),
  signedColumn('Signed by', '簽署者', ({ signer }) => signer),
  signedColumn('Signed at', '簽署時間', ({ signedAt }) => signedAt),
  signedColumn('Statement expires', '聲明到期', ({ expiresAt }) => expiresAt ?? '–'),
  signedColumn('Signed for', '簽署範圍', ({ system }) => system ?? '*'),
  signedColumn('Entry of signing', '簽署之稽核紀錄', ({ entry, logIndex }) =>
    logIndex === null ? entry : `${entry} (${logIndex})`,
  ),
  withdrawnColumn('Statement withdrawn at', '聲明撤回時間', ({ withdrawnAt }) => withdrawnAt),
  withdrawnColumn('Statement withdrawn by', '聲明撤回者', ({ withdrawnBy }) => withdrawnBy),
];

const packColumn: Column<RequirementRow> = column(
  'Pack',
  '要求集',
  ({ pack }) => `${pack.id} ${pack.version} (${pack.asOf})`,
  { width: 32 },
);

const ruleColumns: Column<RuleRow>[] = [
  column('Rule', '規則', ({ rule }) => rule?.rule ?? null, { width: 28 }),
  column('Rule from', '規則來源', ({ rule }) => rule?.origin ?? null, { words: originWords }),
  column('Holds', '成立', ({ rule }) => rule?.holds ?? null, { kind: 'boolean', width: 10 }),
  column('Population', '母體數', ({ rule }) => rule?.population ?? null, number),
  column('Met', '符合數', ({ rule }) => rule?.met ?? null, number),
  column('First expires', '最早到期', ({ rule }) => rule?.expiresAt ?? null, { kind: 'instant', width: 22 }),
  column('Remark', '說明', ({ rule }) => rule?.note ?? null, { width: 56 }),
];

/** The coverage matrix: one row a requirement. */
export const coverageColumns: Column<RequirementRow>[] = [...requirementColumns, packColumn];

/** One row a rule, with its requirement's words where `whole`. */
export const wholeRuleColumns: Column<RuleRow>[] = [...requirementColumns, ...ruleColumns, packColumn];

/** One row a rule, its requirement by id alone. */
export const shortRuleColumns: Column<RuleRow>[] = [
  column('Requirement', '要求', ({ requirement }) => requirement.id, { width: 18 }),
  ...ruleColumns,
];

/** Requirements of all packs. */
export function* requirementRows(coverage: readonly CoverageView[]): Generator<RequirementRow> {
  for (const { pack, requirements } of coverage) for (const requirement of requirements) yield { pack, requirement };
}

/** Rules of all requirements; a requirement without one is a row of its own. */
export function* ruleRows(coverage: readonly CoverageView[]): Generator<RuleRow> {
  for (const row of requirementRows(coverage)) {
    if (row.requirement.rules.length === 0) yield { ...row, rule: null };
    for (const rule of row.requirement.rules) yield { ...row, rule };
  }
}
