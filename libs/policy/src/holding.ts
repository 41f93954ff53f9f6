import type { Circumstances } from './circumstances.js';
import type { RouteCondition } from './documents/condition.js';
import type { RiskRouting } from './documents/risk-routing.js';
import { evaluateExpression } from './expression/evaluate-expression.js';
import { programOf, scopeOf } from './expression/program.js';
import { isAboutOutputOnly, matches } from './matches.js';

/** When a rule holds: every line of `when`, and `where` as well. */
export interface Conditional {
  when?: RouteCondition | undefined;
  where?: string | undefined;
}

/** Which rules of a document hold in given circumstances. */
export function holdsIn(routing: RiskRouting, circumstances: Circumstances): (rule: Conditional) => boolean {
  const program = programOf(routing);
  const scope = scopeOf(program, circumstances);
  return ({ when, where }) => {
    if (when && !matches(when, circumstances)) return false;
    if (where === undefined) return true;
    const condition = program.conditions.get(where);
    return condition !== undefined && evaluateExpression(condition.expression, scope) === true;
  };
}

/** Whether a rule speaks of the output and its AI system alone, so that no answer of a check changes it. */
export function isFirm(routing: RiskRouting, { when, where }: Conditional): boolean {
  const isFixed = where === undefined || programOf(routing).conditions.get(where)?.isFixed === true;
  return isFixed && (when === undefined || isAboutOutputOnly(when));
}
