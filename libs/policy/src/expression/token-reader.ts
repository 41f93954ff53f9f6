import { excerptOf } from '@countersign/contracts';
import { refuse } from './expression-fault.js';
import { readTokens, type Token } from './read-tokens.js';

/** Expressions nested deeper are refused: reading and evaluating one goes down with it. */
const deepest = 40;

/** Walks over the tokens of one expression, and says what was expected where something else stands. */
export class TokenReader {
  private readonly tokens: Token[];
  private position = 0;
  private depth = 0;

  constructor(source: string) {
    this.tokens = readTokens(source);
  }

  get next(): Token {
    return this.tokens[this.position] as Token;
  }

  take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.position += 1;
    return token;
  }

  /** Whether a word or mark stands here; a text in quotes never counts. */
  is(...values: string[]): boolean {
    return (this.next.kind === 'word' || this.next.kind === 'mark') && values.includes(this.next.value);
  }

  /** Takes this word or mark where it stands here, and answers whether it did. */
  takeIf(value: string): boolean {
    if (!this.is(value)) return false;
    this.position += 1;
    return true;
  }

  want(value: string): void {
    if (!this.takeIf(value)) this.expected(`"${value}"`, `「${value}」`);
  }

  expected(en: string, zhTW: string): never {
    const { kind, value, at } = this.next;
    const found = kind === 'end' ? null : excerptOf(value);
    return refuse(
      at,
      found === null ? `${en} was expected, but the expression ends.` : `${en} was expected; "${found}" stands here.`,
      found === null ? `此處應為${zhTW}，但運算式已結束。` : `此處應為${zhTW}，卻是「${found}」。`,
    );
  }

  /** Reads something nested one level deeper. */
  nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > deepest) {
      refuse(this.next.at, 'this is nested too deeply: split it with "define".', '巢狀層級過深，請以 define 拆分。');
    }
    const value = read();
    this.depth -= 1;
    return value;
  }
}
