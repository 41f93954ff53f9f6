import type { RiskRouting } from './documents/risk-routing.js';
import type { Expression } from './expression/expression.js';
import { programOf } from './expression/program.js';
import type { Conditional } from './holding.js';
import { checksNamedIn } from './matches.js';

/** Adds the checks that stand in an expression and in the definitions that it uses; each definition is entered once. */
function gather(expression: Expression, definitions: Map<string, Expression>, found: Set<string>): void {
  const inner = (item: Expression): void => gather(item, definitions, found);
  switch (expression.type) {
    case 'count':
      for (const { name, values } of expression.filters)
        if (name === 'check') values.forEach((value) => found.add(value));
      break;
    case 'name': {
      const definition = definitions.get(expression.name);
      definitions.delete(expression.name);
      if (definition) inner(definition);
      break;
    }
    case 'else':
    case 'not':
    case 'negative':
    case 'membership':
      inner(expression.operand);
      break;
    case 'logic':
    case 'comparison':
    case 'arithmetic':
      inner(expression.left);
      inner(expression.right);
      break;
    case 'extreme':
      expression.items.forEach(inner);
      break;
    default:
  }
}

/** Names of checks that a rule asks for, each with its path in the document. */
export function checksNamedByRule(
  routing: RiskRouting,
  { when, where }: Conditional,
  path: readonly PropertyKey[],
): { check: string; path: PropertyKey[] }[] {
  const program = programOf(routing);
  const condition = where === undefined ? undefined : program.conditions.get(where);
  const named = new Set<string>();
  if (condition) gather(condition.expression, new Map(program.definitions), named);
  return [
    ...(when ? checksNamedIn(when, [...path, 'when']) : []),
    ...[...named].map((check) => ({ check, path: [...path, 'where'] })),
  ];
}
