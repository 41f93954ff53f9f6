import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { someCircumstances, someExpression, someWorsening } from '../testing/any-expression.js';
import { evaluateExpression } from './evaluate-expression.js';
import type { Expression } from './expression.js';
import { ExpressionFault } from './expression-fault.js';
import { parseExpression } from './parse-expression.js';
import { printExpression } from './print-expression.js';
import { readProgram, scopeOf } from './program.js';
import { longestExpression } from './read-tokens.js';
import { typeExpression } from './type-expression.js';

const bare = (expression: unknown): unknown =>
  JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === 'at' ? undefined : value)));

/** The value where an expression is well typed; `undefined` where it is not. */
function valueOf(source: string, circumstances: Parameters<typeof scopeOf>[1]): unknown {
  const expression = parseExpression(source);
  typeExpression(expression, new Map());
  return evaluateExpression(expression, scopeOf({ definitions: new Map(), conditions: new Map() }, circumstances));
}

function faultOf(where: string, define: Record<string, string> = {}, list: 'risk' | 'route' = 'risk') {
  const { faults } = readProgram({ define, risk: [], route: [], [list]: [{ where }] });
  return faults[0]?.fault;
}

describe('an expression', () => {
  it.each([
    ['1 + 2 * 3 = 7', true],
    ['(1 + 2) * 3 = 9', true],
    ['10 - 2 - 3 = 5', true],
    ['-2 * -3 = 6', true],
    ['not false and false', false],
    ['false and true or true', true],
    ['affectedPersons else 0 >= 100', true],
    ['known(affectedPersons) and not known(language)', true],
    ["language else 'zh-TW' in ['zh-TW', 'zh']", true],
    ['max(1, min(5, revision), 2) = 2', true],
    ["findings(severity >= 'major') = 2", true],
    ["findings(severity >= 'minor', check = 'text-bias', code in ['stereotype', 'slur']) = 1", true],
    ["notPassed(kind = 'bias') + notPassed(check in ['text-factuality']) = 2", true],
    ["score(check = 'text-explainability') = 0.4", true],
    ["score(kind = 'bias') = 0", true],
    ["groups(attribute = 'age-band') = 1 and groups() = 2", true],
    ["tier >= 'limited' and tier != 'minimal'", true],
    ['7 / 2 = 3.5', true],
  ])('%s is %s', (source, expected) => {
    expect(valueOf(source, someCircumstances)).toBe(expected);
  });

  it.each<[string, number, RegExp, string]>([
    ['affectedPersons >= 100', 0, /nobody may have said this.*else 0/, '未提供'],
    ["language = 'en'", 0, /nobody may have said this.*else ''/, '未提供'],
    ['afectedPersons else 0 > 1', 0, /is no fact.*affectedPersons/, '事實'],
    ['revision >', 10, /was expected, but the expression ends/, '已結束'],
    ['revision > > 2', 11, /was expected; ">" stands here/, '此處應為'],
    ["revision > 'two'", 9, /a number cannot be compared with a text/, '不可與文字比較'],
    ["modality = 'video'", 11, /can never hold: only text, image, schedule/, '永遠不成立'],
    ["modality in ['text', 'film']", 21, /can never hold/, '永遠不成立'],
    ['system', 0, /something that is true or false/, '真偽'],
    ['revision / 0 > 1', 9, /divide by a number above 0/, '除數'],
    ["findings(severity = 'major') > 0", 9, /"severity" takes ">="/, '只能搭配'],
    ["findings(kind = 'bias') > 0", 9, /narrowed by severity, check, code/, '篩選'],
    ["findings(severity >= 'bad') > 0", 9, /one of info, minor/, '之一'],
    ["notPassed(kind = 'bias', kind = 'bias') > 0", 25, /twice/, '重複'],
    ['findings() = 0', 0, /a worse answer.*stop holding/, '檢核結果'],
    ["not (notPassed(kind = 'bias') > 0)", 5, /a worse answer/, '檢核結果'],
    ["score(check = 'text-bias') > 0.5", 0, /a worse answer/, '檢核結果'],
    ['revision - findings() > 0', 11, /a worse answer/, '檢核結果'],
    ['findings() - notPassed() > 0', 0, /a worse answer/, '檢核結果'],
    ['findings() * (revision - 2) > 0', 0, /a worse answer/, '檢核結果'],
    ["tier = 'high'", 0, /risk rule makes the tier/, '不可引用'],
    ["system = 'a' @ 1", 13, /"@" cannot stand here/, '不可使用'],
    ["system = 'a", 9, /no closing '/, '引號'],
    ['revision > 1234567890123', 11, /at most 12 digits/, '12 位'],
    [`${'('.repeat(50)}true${')'.repeat(50)}`, 40, /nested too deeply/, '過深'],
    [`${' '.repeat(longestExpression)}true`, longestExpression, /longer than/, '超過'],
    ['known(revision)', 0, /always known/, '必定已知'],
    ['revision else 1 > 0', 0, /always known/, '必定已知'],
    ['publicInterest > hasSources', 15, /only numbers and tiers have an order/, '大小'],
  ])('%s is refused at its place, in both languages', (source, at, en, zh) => {
    const fault = faultOf(source);
    expect(fault?.text.en).toMatch(en);
    expect(fault?.text['zh-TW']).toContain(zh);
    expect(fault?.at).toBe(at);
  });

  it('cannot look at the tier through a definition in a risk rule, and can in a route', () => {
    const define = { grave: "tier >= 'high'" };
    expect(faultOf('grave', define)?.text.en).toMatch(/cannot look at it/);
    expect(faultOf('grave', define, 'route')).toBeUndefined();
  });

  it('uses definitions above it only, each set once', () => {
    expect(faultOf('b', { a: 'b', b: 'publicInterest' })?.text.en).toMatch(/nothing of that name is defined above/);
    expect(faultOf('b > 4', { a: 'revision * 2', b: 'a + 1' })).toBeUndefined();
    expect(faultOf('true', { tier: 'true' })?.text.en).toMatch(/means something already/);
    expect(faultOf('true', { min: 'true' })?.text.en).toMatch(/means something already/);
  });

  it('costs little: definitions are computed once, however often they are used', () => {
    const define = Object.fromEntries([
      ['d0', 'revision'],
      ...Array.from({ length: 60 }, (_, n) => [`d${n + 1}`, `d${n} + d${n}`] as const),
    ]);
    const where = 'd60 > 1';
    const { program, faults } = readProgram({ define, risk: [{ where }], route: [] });
    expect(faults).toEqual([]);
    const scope = scopeOf(program, someCircumstances);
    expect(evaluateExpression(program.conditions.get(where)?.expression as Expression, scope)).toBe(true);
  });

  it('is the same after printing and reading', () => {
    fc.assert(
      fc.property(someExpression, (source) => {
        const expression = parseExpression(source);
        expect(bare(parseExpression(printExpression(expression)))).toEqual(bare(expression));
      }),
      { numRuns: 1000 },
    );
  });

  it('is read or refused whatever is written, and nothing else happens', () => {
    const anything = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom('and', 'or', 'not', '(', ')', '[', ',', '1', "'a'", 'tier', 'findings', 'else', '-', '>='),
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(anything, (source) => {
        try {
          const expression: Expression = parseExpression(source);
          typeExpression(expression, new Map());
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionFault);
          expect((error as ExpressionFault).at).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('whatever well-typed expression', () => {
  const typed = someExpression.filter((source) => faultOf(source, {}, 'route') === undefined);

  it('has a truth for every output, and a worse answer of a check never makes it false', () => {
    fc.assert(
      fc.property(typed, someWorsening, (source, { before, after }) => {
        const [was, is] = [valueOf(source, before), valueOf(source, after)];
        expect([typeof was, typeof is]).toEqual(['boolean', 'boolean']);
        expect(was === true && is === false).toBe(false);
      }),
      { numRuns: 4000 },
    );
  });
});
