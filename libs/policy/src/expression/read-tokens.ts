import { excerptOf } from '@countersign/contracts';
import { refuse } from './expression-fault.js';

export interface Token {
  kind: 'word' | 'number' | 'text' | 'mark' | 'end';
  /** As written; of a text without its quotes. */
  value: string;
  at: number;
}

/** Longer ones than people read are refused, so that reading and evaluating one costs little whatever stands in it. */
export const longestExpression = 2000;

const shapes = [
  ['word', /[A-Za-z][A-Za-z0-9]*/y],
  ['number', /\d{1,12}(\.\d{1,6})?(?![A-Za-z0-9.])/y],
  ['text', /'[^'\n]*'|"[^"\n]*"/y],
  ['mark', /<=|>=|!=|[-+*/=<>()[\],]/y],
] as const;

const blank = /\s*/y;

/** Where the pattern matches from exactly there. */
function matchAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}

function tokenAt(source: string, at: number): { token: Token; end: number } {
  for (const [kind, pattern] of shapes) {
    const written = matchAt(pattern, source, at);
    if (written === null) continue;
    const value = kind === 'text' ? written.slice(1, -1) : written;
    return { token: { kind, value, at }, end: at + written.length };
  }
  const found = String.fromCodePoint(source.codePointAt(at) ?? 0);
  if (found === "'" || found === '"') {
    return refuse(at, `this text has no closing ${found}: add it.`, `此文字缺少結尾引號 ${found}，請補上。`);
  }
  if (/\d/.test(found)) {
    return refuse(
      at,
      'this number cannot be read: write at most 12 digits, and at most 6 after the point.',
      '無法讀取此數字：整數最多 12 位，小數最多 6 位。',
    );
  }
  return refuse(at, `"${excerptOf(found)}" cannot stand here.`, `此處不可使用「${excerptOf(found)}」。`);
}

/** The words, numbers, texts and marks of an expression, closed by an `end`; throws `ExpressionFault` at what is none of them. */
export function readTokens(source: string): Token[] {
  if (source.length > longestExpression) {
    refuse(
      longestExpression,
      `this is longer than ${longestExpression} characters: split it with "define".`,
      `運算式超過 ${longestExpression} 個字元，請以 define 拆分。`,
    );
  }
  const tokens: Token[] = [];
  let at = matchAt(blank, source, 0)?.length ?? 0;
  while (at < source.length) {
    const { token, end } = tokenAt(source, at);
    tokens.push(token);
    at = end + (matchAt(blank, source, end)?.length ?? 0);
  }
  return [...tokens, { kind: 'end', value: '', at: source.length }];
}
