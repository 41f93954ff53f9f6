import {
  comparisons,
  counted,
  keywords,
  type Comparison,
  type Counted,
  type Expression,
  type Filter,
} from './expression.js';
import { TokenReader } from './token-reader.js';

const isComparison = (value: string): value is Comparison => (comparisons as readonly string[]).includes(value);
const isCounted = (value: string): value is Counted => (counted as readonly string[]).includes(value);

type Binary = Extract<Expression, { type: 'logic' | 'arithmetic' }>;

/** Operators of one rank, from left to right. */
function chain(reader: TokenReader, operators: readonly Binary['operator'][], operand: () => Expression): Expression {
  let left = operand();
  for (;;) {
    const operator = operators.find((candidate) => reader.is(candidate));
    if (operator === undefined) return left;
    const { at } = reader.take();
    const right = operand();
    left =
      operator === 'and' || operator === 'or'
        ? { type: 'logic', operator, left, right, at }
        : { type: 'arithmetic', operator, left, right, at };
  }
}

function disjunction(reader: TokenReader): Expression {
  return reader.nested(() => chain(reader, ['or'], () => chain(reader, ['and'], () => negation(reader))));
}

function negation(reader: TokenReader): Expression {
  const { at } = reader.next;
  if (!reader.takeIf('not')) return comparison(reader);
  return { type: 'not', operand: reader.nested(() => negation(reader)), at };
}

function comparison(reader: TokenReader): Expression {
  const left = sum(reader);
  const { at, value, kind } = reader.next;
  if (kind === 'mark' && isComparison(value)) {
    reader.take();
    return { type: 'comparison', operator: value, left, right: sum(reader), at };
  }
  if (!reader.takeIf('in')) return left;
  return { type: 'membership', operand: left, items: list(reader, () => literal(reader)), at };
}

function sum(reader: TokenReader): Expression {
  return chain(reader, ['+', '-'], () => chain(reader, ['*', '/'], () => signed(reader)));
}

function signed(reader: TokenReader): Expression {
  const { at } = reader.next;
  if (reader.takeIf('-')) return { type: 'negative', operand: reader.nested(() => signed(reader)), at };
  const operand = primary(reader);
  if (!reader.takeIf('else')) return operand;
  return { type: 'else', operand, fallback: literal(reader), at };
}

/** A number, a text, `true` or `false`. */
function literal(reader: TokenReader): Expression {
  const { kind, value, at } = reader.next;
  if (kind === 'number' || kind === 'text') {
    reader.take();
    return kind === 'number' ? { type: 'number', value: Number(value), at } : { type: 'text', value, at };
  }
  if (!reader.is('true', 'false'))
    reader.expected('a number, a text in quotes, true or false', '數字、引號內的文字、true 或 false');
  return { type: 'truth', value: reader.take().value === 'true', at };
}

/** `[a, b]`, with something in it. */
function list<T>(reader: TokenReader, item: () => T): T[] {
  reader.want('[');
  const items = [item()];
  while (reader.takeIf(',')) items.push(item());
  reader.want(']');
  return items;
}

function primary(reader: TokenReader): Expression {
  const { kind, value, at } = reader.next;
  if (reader.takeIf('(')) {
    const inner = disjunction(reader);
    reader.want(')');
    return inner;
  }
  if (kind !== 'word' || reader.is('true', 'false')) {
    if (kind === 'mark' || kind === 'end')
      reader.expected('a fact, a number, a text or "("', '事實名稱、數字、文字或「(」');
    return literal(reader);
  }
  if (reader.is('known')) return known(reader);
  if (reader.is('min', 'max')) return extreme(reader);
  if (isCounted(value)) return count(reader, value);
  if ((keywords as readonly string[]).includes(value))
    reader.expected('a fact, a number, a text or "("', '事實名稱、數字、文字或「(」');
  return { type: 'name', name: reader.take().value, at };
}

function known(reader: TokenReader): Expression {
  const { at } = reader.take();
  reader.want('(');
  if (reader.next.kind !== 'word') reader.expected('the name of a fact', '事實名稱');
  const name = reader.take().value;
  reader.want(')');
  return { type: 'known', name, at };
}

function extreme(reader: TokenReader): Expression {
  const { at, value } = reader.take();
  reader.want('(');
  const items = [disjunction(reader)];
  while (reader.takeIf(',')) items.push(disjunction(reader));
  reader.want(')');
  return { type: 'extreme', operator: value === 'min' ? 'min' : 'max', items, at };
}

function count(reader: TokenReader, of: Counted): Expression {
  const { at } = reader.take();
  reader.want('(');
  const filters: Filter[] = [];
  while (!reader.is(')')) {
    if (filters.length > 0) reader.want(',');
    filters.push(filter(reader));
  }
  reader.want(')');
  return { type: 'count', of, filters, at };
}

function filter(reader: TokenReader): Filter {
  const { kind, at } = reader.next;
  if (kind !== 'word') reader.expected('what to count by, such as check', '篩選名稱，例如 check');
  const name = reader.take().value;
  if (reader.takeIf('in')) return { name, operator: 'in', values: list(reader, () => text(reader)), at };
  if (!reader.is('=', '>=')) reader.expected('"=", ">=" or "in"', '「=」、「>=」或「in」');
  const operator = reader.take().value === '=' ? '=' : '>=';
  return { name, operator, values: [text(reader)], at };
}

function text(reader: TokenReader): string {
  if (reader.next.kind !== 'text') reader.expected('a text in quotes', '引號內的文字');
  return reader.take().value;
}

/** Reads an expression; throws `ExpressionFault` that says where it went wrong and what was expected there. */
export function parseExpression(source: string): Expression {
  const reader = new TokenReader(source);
  const expression = disjunction(reader);
  if (reader.next.kind !== 'end') reader.expected('an operator or the end', '運算子或結尾');
  return expression;
}
