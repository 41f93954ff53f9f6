import { wordedIssue, type LocalizedText } from '@countersign/contracts';
import type { z } from 'zod';
import { programOf, type ExpressionSources } from '../expression/program.js';
import { walkExpression } from '../expression/walk-expression.js';
import type { RouteCondition } from './condition.js';

interface Rule {
  id: string;
  when?: RouteCondition | undefined;
  where?: string | undefined;
  waivable?: boolean | undefined;
  approvals?: number | undefined;
  competences?: readonly string[] | undefined;
}
interface Rules extends ExpressionSources {
  risk: readonly Rule[];
  route: readonly Rule[];
}

function looksAtRiskClass({ riskClass, all = [], any = [], not }: RouteCondition): boolean {
  return riskClass !== undefined || [...all, ...any, ...(not ? [not] : [])].some((inner) => looksAtRiskClass(inner));
}

function isAboutRiskClass(rules: Rules, { when, where }: Rule): boolean {
  if (when && looksAtRiskClass(when)) return true;
  const { conditions, definitions } = programOf(rules);
  const condition = where === undefined ? undefined : conditions.get(where);
  let isNamed = false;
  if (condition) {
    walkExpression(condition.expression, definitions, (part) => {
      if (part.type === 'name' && part.name === 'riskClass') isNamed = true;
    });
  }
  return isNamed;
}

function faultOf(rules: Rules, list: 'risk' | 'route', rule: Rule): LocalizedText | null {
  if (isAboutRiskClass(rules, rule)) {
    return {
      en: 'cannot stand in a rule about the risk class of the AI system: what that class asks for is never waived.',
      'zh-TW': '不可用於涉及 AI 系統風險分類的規則：風險分類的要求一律不得豁免。',
    };
  }
  if (rule.approvals !== undefined || rule.competences !== undefined) {
    return {
      en: 'cannot stand in a rule that asks for approvals or competences: how many people approve, and which, is never waived.',
      'zh-TW': '不可用於要求核可數或專長的規則：核可的人數與資格一律不得豁免。',
    };
  }
  const others = list === 'risk' ? rules.route : rules.risk;
  if (others.some(({ id }) => id === rule.id)) {
    return {
      en: 'cannot stand in a rule whose id is used in the other list as well: an exception names one rule.',
      'zh-TW': '不可用於識別碼同時出現在另一份清單的規則：政策例外僅針對單一規則。',
    };
  }
  return null;
}

/** Refuses `waivable: true` where no exception may reach, whoever writes the policy. */
export function refuseWaivers(rules: Rules, context: z.RefinementCtx): void {
  for (const list of ['risk', 'route'] as const) {
    rules[list].forEach((rule, index) => {
      const fault = rule.waivable === true ? faultOf(rules, list, rule) : null;
      if (fault) context.addIssue(wordedIssue(fault, [list, index, 'waivable']));
    });
  }
}
