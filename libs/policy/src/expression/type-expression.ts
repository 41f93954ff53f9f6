import { tiers } from '@countersign/contracts';
import { checkFilters } from './count-filters.js';
import type { Expression } from './expression.js';
import { refuse } from './expression-fault.js';
import { factTypes, flipped, joined, kindNames, typeOf, type Kind, type ValueType } from './value-type.js';

/** The names defined above an expression, with what is known of each. */
export type Definitions = ReadonlyMap<string, ValueType>;

type Of<T extends Expression['type']> = Extract<Expression, { type: T }>;

/** What holds of a value made from two others. */
function merged(a: ValueType, b: ValueType): Pick<ValueType, 'usesTier' | 'dependsAt'> {
  return { usesTier: a.usesTier || b.usesTier, dependsAt: a.dependsAt ?? b.dependsAt };
}

function typeOfName({ name, at }: { name: string; at: number }, definitions: Definitions): ValueType {
  const found = definitions.get(name) ?? (Object.hasOwn(factTypes, name) ? factTypes[name] : undefined);
  if (found) return { ...found, dependsAt: found.course === 'fixed' ? null : at };
  const names = [...Object.keys(factTypes), ...definitions.keys()];
  return refuse(
    at,
    `"${name}" is no fact, and nothing of that name is defined above. Known are ${names.join(', ')}.`,
    `沒有名為「${name}」的事實，前面也未定義。可用名稱：${names.join('、')}。`,
  );
}

/** The type of an operand that must be of one kind and cannot be unknown. */
function wanted(expression: Expression, kind: Kind, definitions: Definitions): ValueType {
  const type = typeExpression(expression, definitions);
  refuseUnknown(expression, type);
  if (type.kind === kind) return type;
  return refuse(
    expression.at,
    `${kindNames[kind].en} was expected; this is ${kindNames[type.kind].en}.`,
    `此處應為${kindNames[kind]['zh-TW']}，卻是${kindNames[type.kind]['zh-TW']}。`,
  );
}

function refuseUnknown({ at }: Expression, { isNullable, kind }: ValueType): void {
  if (!isNullable) return;
  const fallback = kind === 'number' ? '0' : "''";
  refuse(
    at,
    `nobody may have said this: write what counts then, as in "… else ${fallback}".`,
    `此事實可能未提供，請寫明未提供時採用的值，例如「… else ${fallback}」。`,
  );
}

function typeOfElse({ operand, fallback }: Of<'else'>, definitions: Definitions): ValueType {
  const type = typeExpression(operand, definitions);
  if (!type.isNullable) {
    refuse(operand.at, 'this is always known: leave out "else".', '此值必定已知，請移除「else」。');
  }
  const other = wanted(fallback, type.kind, definitions);
  return { ...type, isNullable: false, isNonNegative: type.isNonNegative && other.isNonNegative };
}

function typeOfArithmetic({ operator, left, right, at }: Of<'arithmetic'>, definitions: Definitions): ValueType {
  const [a, b] = [wanted(left, 'number', definitions), wanted(right, 'number', definitions)];
  const isNonNegative = operator !== '-' && a.isNonNegative && b.isNonNegative;
  const both = { ...merged(a, b), isNonNegative };
  if (operator === '+') return typeOf('number', { ...both, course: joined(a.course, b.course) });
  if (operator === '-') return typeOf('number', { ...both, course: joined(a.course, flipped[b.course]) });
  if (operator === '/' && !(right.type === 'number' && right.value > 0)) {
    refuse(at, 'divide by a number above 0 that is written here.', '除數須為直接寫出且大於 0 的數字。');
  }
  return typeOf('number', { ...both, course: courseOfProduct(a, b) });
}

/** A product moves with its factors only while neither can change the other's sign. */
function courseOfProduct(a: ValueType, b: ValueType): ValueType['course'] {
  if (a.course === 'fixed' && b.course === 'fixed') return 'fixed';
  const steady = (factor: ValueType, other: ValueType): boolean => factor.isNonNegative || other.course === 'fixed';
  return steady(a, b) && steady(b, a) ? joined(a.course, b.course) : 'mixed';
}

function refuseImpossible(items: readonly Expression[], { values }: ValueType): void {
  for (const item of items) {
    if (item.type !== 'text' || !values || values.includes(item.value)) continue;
    refuse(
      item.at,
      `this can never hold: only ${values.join(', ')} can stand here, not "${item.value}".`,
      `此條件永遠不成立：此處只能是 ${values.join('、')}，不可為「${item.value}」。`,
    );
  }
}

/** A tier is compared with its name in quotes. */
function asTier(expression: Expression, type: ValueType): ValueType {
  return expression.type === 'text' ? typeOf('tier', { values: tiers }) : type;
}

function typeOfComparison({ operator, left, right, at }: Of<'comparison'>, definitions: Definitions): ValueType {
  let [a, b] = [typeExpression(left, definitions), typeExpression(right, definitions)];
  refuseUnknown(left, a);
  refuseUnknown(right, b);
  if (a.kind === 'tier') b = asTier(right, b);
  else if (b.kind === 'tier') a = asTier(left, a);
  if (a.kind !== b.kind) {
    refuse(
      at,
      `${kindNames[a.kind].en} cannot be compared with ${kindNames[b.kind].en}.`,
      `${kindNames[a.kind]['zh-TW']}不可與${kindNames[b.kind]['zh-TW']}比較。`,
    );
  }
  refuseImpossible([right], a);
  refuseImpossible([left], b);
  const isOrdered = operator !== '=' && operator !== '!=';
  if (isOrdered && (a.kind === 'text' || a.kind === 'truth')) {
    refuse(
      at,
      `only numbers and tiers have an order: write "=" or "!=".`,
      '只有數字與風險等級有大小之分，請用「=」或「!=」。',
    );
  }
  return typeOf('truth', { ...merged(a, b), course: courseOfComparison(operator, a, b) });
}

function courseOfComparison(operator: Of<'comparison'>['operator'], a: ValueType, b: ValueType): ValueType['course'] {
  if (operator === '>' || operator === '>=') return joined(a.course, flipped[b.course]);
  if (operator === '<' || operator === '<=') return joined(flipped[a.course], b.course);
  return a.course === 'fixed' && b.course === 'fixed' ? 'fixed' : 'mixed';
}

function typeOfMembership({ operand, items }: Of<'membership'>, definitions: Definitions): ValueType {
  const type = typeExpression(operand, definitions);
  refuseUnknown(operand, type);
  for (const item of items) if (type.kind !== 'tier' || item.type !== 'text') wanted(item, type.kind, definitions);
  refuseImpossible(items, type);
  return typeOf('truth', { ...merged(type, type), course: type.course === 'fixed' ? 'fixed' : 'mixed' });
}

function typeOfCount(expression: Of<'count'>): ValueType {
  checkFilters(expression);
  const { of, at } = expression;
  if (of === 'groups') return typeOf('number', { isNonNegative: true });
  return typeOf('number', { isNonNegative: true, course: of === 'score' ? 'falling' : 'rising', dependsAt: at });
}

function typeOfExtreme({ items }: Of<'extreme'>, definitions: Definitions): ValueType {
  return items
    .map((item) => wanted(item, 'number', definitions))
    .reduce((a, b) => ({
      ...typeOf('number', merged(a, b)),
      course: joined(a.course, b.course),
      isNonNegative: a.isNonNegative && b.isNonNegative,
    }));
}

function typeOfKnown(expression: Of<'known'>, definitions: Definitions): ValueType {
  const type = typeOfName(expression, definitions);
  if (type.isNullable) return typeOf('truth');
  return refuse(expression.at, `"${expression.name}" is always known.`, `「${expression.name}」必定已知。`);
}

/** What is known of an expression's value; throws `ExpressionFault` where it makes no sense, each with what to write. */
export function typeExpression(expression: Expression, definitions: Definitions): ValueType {
  switch (expression.type) {
    case 'truth':
    case 'text':
      return typeOf(expression.type);
    case 'number':
      return typeOf('number', { isNonNegative: true });
    case 'name':
      return typeOfName(expression, definitions);
    case 'known':
      return typeOfKnown(expression, definitions);
    case 'else':
      return typeOfElse(expression, definitions);
    case 'not': {
      const type = wanted(expression.operand, 'truth', definitions);
      return { ...type, course: flipped[type.course] };
    }
    case 'negative': {
      const type = wanted(expression.operand, 'number', definitions);
      return { ...type, course: flipped[type.course], isNonNegative: false };
    }
    case 'logic': {
      const [a, b] = [wanted(expression.left, 'truth', definitions), wanted(expression.right, 'truth', definitions)];
      return typeOf('truth', { ...merged(a, b), course: joined(a.course, b.course) });
    }
    case 'comparison':
      return typeOfComparison(expression, definitions);
    case 'membership':
      return typeOfMembership(expression, definitions);
    case 'arithmetic':
      return typeOfArithmetic(expression, definitions);
    case 'extreme':
      return typeOfExtreme(expression, definitions);
    case 'count':
      return typeOfCount(expression);
  }
}
