import type { CheckResultDraft, LocalizedText, Severity } from '@countersign/contracts';
import { isSerious } from '../is-serious.js';
import { limitFindings } from './limit-findings.js';
import { numberText } from './number-text.js';

/** How a broken constraint binds, as in the engine: `hard` makes it impossible, `soft` makes it worse, `stated` is an untrue statement. */
export type Binds = 'hard' | 'soft' | 'stated';

/** One thing that does not hold, whichever kind of schedule it is in. */
export interface Breach {
  code: string;
  binds: Binds;
  severity: Severity;
  ids: readonly string[];
  amount: number;
  sentence(): LocalizedText;
}

/** What a re-check found, and what it was found among. */
export interface Facts {
  breaches: readonly Breach[];
  /** How many operations or shifts there are, and what they are called. */
  items: number;
  itemsName: LocalizedText;
  claims: number;
  /** A sentence on what is possible but unwelcome. */
  soft: LocalizedText;
  measures: Record<string, number>;
}

const explanations: Readonly<Record<Binds, LocalizedText>> = {
  hard: {
    en: 'Found by checking every assignment against the constraints that were sent with it. It cannot be carried out as it stands.',
    'zh-TW': '逐筆以隨附的限制條件檢查指派所得。無法照原樣執行。',
  },
  soft: {
    en: 'Computed from the assignments. It can be carried out; somebody does not get what was promised or asked for.',
    'zh-TW': '依指派計算所得。可以執行，但有人得不到所承諾或所要求的結果。',
  },
  stated: {
    en: 'The output says this of itself; it does not follow from what was sent.',
    'zh-TW': '這是產出對自身的陳述，無法由所送資料得出。',
  },
};

const isClaim = ({ code }: Breach) => code === 'claim';

/** Share of items that no hard violation touches, times the share of claims that are true. */
function scoreOf({ breaches, items, claims }: Facts): number {
  const touched = new Set(breaches.filter(({ binds }) => binds === 'hard').flatMap(({ ids }) => ids)).size;
  const ungrounded = breaches.filter((breach) => breach.binds === 'stated' && !isClaim(breach)).length;
  const sound = Math.max(0, 1 - (touched + ungrounded) / Math.max(1, items));
  const untrue = breaches.filter(isClaim).length;
  return claims === 0 ? sound : sound * Math.max(0, 1 - untrue / claims);
}

function summaryOf({ items, itemsName, claims, soft }: Facts, broken: number, untrue: number): LocalizedText {
  const kept: LocalizedText =
    broken === 0
      ? {
          en: `${numberText(items)} ${itemsName.en} keep every constraint that was sent.`,
          'zh-TW': `${numberText(items)} ${itemsName['zh-TW']}符合所有隨附的限制條件。`,
        }
      : {
          en: `${numberText(broken)} violations among ${numberText(items)} ${itemsName.en}.`,
          'zh-TW': `${numberText(items)} ${itemsName['zh-TW']}中發現 ${numberText(broken)} 處違反。`,
        };
  const claimed: LocalizedText =
    claims === 0
      ? { en: 'No key figure was claimed.', 'zh-TW': '未聲稱任何關鍵數字。' }
      : {
          en: `${numberText(claims - untrue)} of ${numberText(claims)} claimed key figures are right.`,
          'zh-TW': `聲稱的 ${numberText(claims)} 項關鍵數字中有 ${numberText(claims - untrue)} 項正確。`,
        };
  const parts = [kept, claimed, soft];
  return { en: parts.map(({ en }) => en).join(' '), 'zh-TW': parts.map((part) => part['zh-TW']).join('') };
}

/** The result of a factuality check of a schedule or roster: every breach a finding, at most 200. */
export function factsResult(facts: Facts, version: string): CheckResultDraft {
  const { breaches, claims } = facts;
  const count = (binds: Binds) => breaches.filter((breach) => breach.binds === binds).length;
  const untrue = breaches.filter(isClaim).length;
  const undeclared = count('stated') - untrue;
  const candidates = breaches.map(({ code, binds, severity, ids, amount, sentence }) => ({
    code,
    severity,
    weight: Math.abs(amount),
    write: () => ({ ids, message: sentence(), explanation: explanations[binds] }),
  }));
  return {
    outcome: candidates.some(isSerious) ? 'flagged' : 'passed',
    score: scoreOf(facts),
    summary: summaryOf(facts, count('hard') + undeclared, untrue),
    findings: limitFindings(candidates, version),
    measures: {
      hardViolations: count('hard'),
      undeclaredNames: undeclared,
      claims,
      untrueClaims: untrue,
      ...facts.measures,
    },
  };
}
