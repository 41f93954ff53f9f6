import { severities, severity } from '@countersign/contracts';
import { checkKinds } from '../review-facts.js';
import type { Counted, Expression, Filter } from './expression.js';
import { refuse } from './expression-fault.js';

interface FilterRule {
  operators: readonly Filter['operator'][];
  /** The only values it may have, where they are known here. */
  values?: readonly string[];
}

const oneOrMore: readonly Filter['operator'][] = ['=', 'in'];
const whichCheck: Readonly<Record<string, FilterRule>> = {
  check: { operators: oneOrMore },
  kind: { operators: oneOrMore, values: checkKinds },
};

/**
 * What each function may be narrowed by. Severity only upwards: a finding that grows worse must stay counted.
 */
const rules: Readonly<Record<Counted, Readonly<Record<string, FilterRule>>>> = {
  findings: {
    severity: { operators: ['>='], values: severities },
    check: { operators: oneOrMore },
    code: { operators: oneOrMore },
  },
  notPassed: whichCheck,
  score: whichCheck,
  groups: { attribute: { operators: oneOrMore }, value: { operators: oneOrMore } },
};

function checkFilter({ name, operator, values, at }: Filter, allowed: Readonly<Record<string, FilterRule>>): void {
  const rule = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
  if (!rule) {
    const names = Object.keys(allowed);
    refuse(
      at,
      `this function can be narrowed by ${names.join(', ')}, not by "${name}".`,
      `此函式可用 ${names.join('、')} 篩選，不可用「${name}」。`,
    );
  }
  if (!rule.operators.includes(operator)) {
    const operators = rule.operators.map((one) => `"${one}"`);
    refuse(
      at,
      `"${name}" takes ${operators.join(' or ')}, not "${operator}".`,
      `「${name}」只能搭配 ${operators.join('或')}，不可用「${operator}」。`,
    );
  }
  const wrong = values.find((value) => rule.values && !rule.values.includes(value));
  if (wrong === undefined || !rule.values) return;
  refuse(
    at,
    `"${name}" is one of ${rule.values.join(', ')}; "${wrong}" stands here.`,
    `「${name}」須為 ${rule.values.join('、')} 之一，卻是「${wrong}」。`,
  );
}

/** Refuses filters that the function does not have, and one that stands twice. */
export function checkFilters({ of, filters }: Extract<Expression, { type: 'count' }>): void {
  filters.forEach((filter, index) => {
    checkFilter(filter, rules[of]);
    if (filters.findIndex(({ name }) => name === filter.name) === index) return;
    refuse(filter.at, `"${filter.name}" stands here twice: leave one out.`, `「${filter.name}」重複出現，請刪除其一。`);
  });
}

/** Severity of a filter that was checked. */
export const severityOf = (filter: Filter | undefined) => severity.catch('info').parse(filter?.values[0]);
