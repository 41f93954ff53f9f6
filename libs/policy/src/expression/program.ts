import type { Circumstances } from '../circumstances.js';
import { evaluateExpression, type Scope, type Value } from './evaluate-expression.js';
import type { Expression } from './expression.js';
import { ExpressionFault, refuse } from './expression-fault.js';
import { keywords } from './expression.js';
import { parseExpression } from './parse-expression.js';
import { typeExpression } from './type-expression.js';
import { factTypes, type ValueType } from './value-type.js';

interface Condition {
  expression: Expression;
  /** No answer of a check changes it. */
  isFixed: boolean;
}

/** The expressions of a routing document, read and typed once. */
export interface Program {
  definitions: ReadonlyMap<string, Expression>;
  /** By text: the same text means the same everywhere in a document. */
  conditions: ReadonlyMap<string, Condition>;
}

export interface ProgramFault {
  path: PropertyKey[];
  fault: ExpressionFault;
}

interface ReadProgram {
  program: Program;
  faults: ProgramFault[];
}

interface Ruled {
  where?: string | undefined;
}
/** What of a routing document holds expressions. */
export interface ExpressionSources {
  define?: Readonly<Record<string, string>> | undefined;
  risk: readonly Ruled[];
  route: readonly Ruled[];
}

function typedDefinition(name: string, source: string, types: ReadonlyMap<string, ValueType>) {
  if (Object.hasOwn(factTypes, name) || (keywords as readonly string[]).includes(name)) {
    refuse(0, `"${name}" means something already: choose another name.`, `「${name}」已有其他意義，請改用別的名稱。`);
  }
  const expression = parseExpression(source);
  return { expression, type: typeExpression(expression, types) };
}

function typedCondition(source: string, types: ReadonlyMap<string, ValueType>, makesTier: boolean): Condition {
  const expression = parseExpression(source);
  const { kind, isNullable, course, usesTier, dependsAt } = typeExpression(expression, types);
  const at = dependsAt ?? expression.at;
  if (kind !== 'truth' || isNullable) {
    refuse(expression.at, 'a rule needs something that is true or false.', '規則須為可判定真偽的條件。');
  }
  if (usesTier && makesTier) {
    refuse(at, 'a risk rule makes the tier, so it cannot look at it.', '風險規則用以決定風險等級，不可引用風險等級。');
  }
  if (course === 'falling' || course === 'mixed') {
    refuse(
      at,
      'a worse answer of a check could make this rule stop holding: what checks answer may only add rules. Write it so that worse means true.',
      '檢核結果變差時，此規則可能不再成立；檢核結果只能使更多規則成立。請改寫為結果愈差愈成立。',
    );
  }
  return { expression, isFixed: course === 'fixed' };
}

function typedProgram(sources: ExpressionSources): ReadProgram {
  const faults: ProgramFault[] = [];
  const attempt = (path: PropertyKey[], read: () => void): void => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      faults.push({ path, fault: error });
    }
  };
  const definitions = new Map<string, Expression>();
  const types = new Map<string, ValueType>();
  for (const [name, source] of Object.entries(sources.define ?? {})) {
    attempt(['define', name], () => {
      const { expression, type } = typedDefinition(name, source, types);
      definitions.set(name, expression);
      types.set(name, type);
    });
  }
  const conditions = new Map<string, Condition>();
  for (const list of ['risk', 'route'] as const) {
    sources[list].forEach(({ where }, index) => {
      if (where === undefined) return;
      attempt([list, index, 'where'], () => conditions.set(where, typedCondition(where, types, list === 'risk')));
    });
  }
  return { program: { definitions, conditions }, faults };
}

const programs = new WeakMap<ExpressionSources, ReadProgram>();

/** Reads every expression of a document, once for each document. A definition may use those above it only; what cannot be used is told with its place. */
export function readProgram(sources: ExpressionSources): ReadProgram {
  const known = programs.get(sources) ?? typedProgram(sources);
  programs.set(sources, known);
  return known;
}

/** The expressions of a document that was read. */
export const programOf = (routing: ExpressionSources): Program => readProgram(routing).program;

/** The values of a document's definitions for one output, each computed when it is first asked for. */
export function scopeOf({ definitions }: Program, circumstances: Circumstances): Scope {
  const values = new Map<string, Value>();
  const scope: Scope = {
    circumstances,
    valueOf(name) {
      const known = values.get(name);
      if (known !== undefined) return known;
      const definition = definitions.get(name);
      const value = definition ? evaluateExpression(definition, scope) : null;
      values.set(name, value);
      return value;
    },
  };
  return scope;
}
