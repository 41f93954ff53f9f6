import { tiers } from '@countersign/contracts';
import { checksMeant, findingsMeant, scoreOf, type Circumstances } from '../circumstances.js';
import { severityOf } from './count-filters.js';
import type { Expression, Filter } from './expression.js';

export type Value = boolean | number | string | null;

/** What an expression is evaluated in: an output's circumstances, and the values defined above it. */
export interface Scope {
  circumstances: Circumstances;
  valueOf(definition: string): Value;
}

/** Results are kept within this, so that none becomes infinite; keeping within a bound keeps the order of numbers. */
const largest = 1e15;
const bounded = (value: number): number => Math.min(largest, Math.max(-largest, value));

const facts: Readonly<Record<string, (circumstances: Circumstances) => Value>> = {
  system: ({ facts: { system } }) => system,
  modality: ({ facts: { modality } }) => modality,
  language: ({ facts: { language } }) => language,
  riskClass: ({ facts: { riskClass } }) => riskClass,
  publicInterest: ({ facts: { publicInterest } }) => publicInterest,
  hasSources: ({ facts: { hasSources } }) => hasSources,
  visibleDisclosure: ({ facts: { disclosure } }) => disclosure.visible,
  machineReadableDisclosure: ({ facts: { disclosure } }) => disclosure.machineReadable,
  affectedPersons: ({ facts: { affectedPersons } }) => affectedPersons,
  revision: ({ facts: { revision } }) => revision,
  tier: ({ tier }) => tier ?? 'minimal',
};

const passes = (filter: Filter | undefined, value: string): boolean => !filter || filter.values.includes(value);

function count({ of, filters }: Extract<Expression, { type: 'count' }>, circumstances: Circumstances): number {
  const by = (name: string): Filter | undefined => filters.find((filter) => filter.name === name);
  if (of === 'groups') {
    const { declaredGroups } = circumstances.facts;
    return declaredGroups.filter((g) => passes(by('attribute'), g.attribute) && passes(by('value'), g.value)).length;
  }
  if (of === 'findings') {
    return findingsMeant(
      circumstances,
      severityOf(by('severity')),
      ({ check, code }) => passes(by('check'), check) && passes(by('code'), code),
    );
  }
  const { answers, missing } = checksMeant(
    circumstances,
    ({ check, kind }) => passes(by('check'), check) && passes(by('kind'), kind),
  );
  if (of === 'notPassed') return missing + answers.filter(({ outcome }) => outcome !== 'passed').length;
  return Math.min(1, ...answers.map(scoreOf), ...(missing > 0 ? [0] : []));
}

function compare(operator: Extract<Expression, { type: 'comparison' }>['operator'], a: Value, b: Value): boolean {
  if (operator === '=') return a === b;
  if (operator === '!=') return a !== b;
  const rank = (value: Value): number =>
    typeof value === 'number' ? value : tiers.findIndex((tier) => tier === value);
  const [left, right] = [rank(a), rank(b)];
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  return operator === '>' ? left > right : left >= right;
}

function calculate(operator: '+' | '-' | '*' | '/', a: number, b: number): number {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  return operator === '*' ? a * b : a / b;
}

/** The value of an expression that was typed; it never throws, and takes time in proportion to the expression and the facts. */
export function evaluateExpression(expression: Expression, scope: Scope): Value {
  const value = (inner: Expression): Value => evaluateExpression(inner, scope);
  switch (expression.type) {
    case 'truth':
    case 'text':
    case 'number':
      return expression.value;
    case 'name':
    case 'known': {
      const read = Object.hasOwn(facts, expression.name) ? facts[expression.name] : undefined;
      const found = read ? read(scope.circumstances) : scope.valueOf(expression.name);
      return expression.type === 'name' ? found : found !== null;
    }
    case 'else':
      return value(expression.operand) ?? value(expression.fallback);
    case 'not':
      return value(expression.operand) !== true;
    case 'negative':
      return -Number(value(expression.operand));
    case 'logic': {
      const left = value(expression.left) === true;
      return expression.operator === 'and' ? left && value(expression.right) : left || value(expression.right);
    }
    case 'comparison':
      return compare(expression.operator, value(expression.left), value(expression.right));
    case 'membership': {
      const found = value(expression.operand);
      return expression.items.some((item) => value(item) === found);
    }
    case 'arithmetic':
      return bounded(calculate(expression.operator, Number(value(expression.left)), Number(value(expression.right))));
    case 'extreme': {
      const items = expression.items.map((item) => Number(value(item)));
      return expression.operator === 'min' ? Math.min(...items) : Math.max(...items);
    }
    case 'count':
      return count(expression, scope.circumstances);
  }
}
