import type { RiskRouting } from './documents/risk-routing.js';
import { programOf } from './expression/program.js';
import { walkExpression } from './expression/walk-expression.js';
import type { Conditional } from './holding.js';
import { checksNamedIn } from './matches.js';

/** Names of checks that a rule asks for, each with its path in the document. */
export function checksNamedByRule(
  routing: RiskRouting,
  { when, where }: Conditional,
  path: readonly PropertyKey[],
): { check: string; path: PropertyKey[] }[] {
  const program = programOf(routing);
  const condition = where === undefined ? undefined : program.conditions.get(where);
  const named = new Set<string>();
  if (condition) {
    walkExpression(condition.expression, program.definitions, (part) => {
      if (part.type !== 'count') return;
      for (const { name, values } of part.filters) if (name === 'check') values.forEach((value) => named.add(value));
    });
  }
  return [
    ...(when ? checksNamedIn(when, [...path, 'when']) : []),
    ...[...named].map((check) => ({ check, path: [...path, 'where'] })),
  ];
}
