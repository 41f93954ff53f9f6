import type { Expression } from './expression.js';

/** Visits an expression, what it is made of, and the definitions that it uses, each of them once. */
export function walkExpression(
  expression: Expression,
  definitions: ReadonlyMap<string, Expression>,
  visit: (part: Expression) => void,
): void {
  const entered = new Set<string>();
  const enter = (part: Expression): void => {
    visit(part);
    switch (part.type) {
      case 'name': {
        const definition = definitions.get(part.name);
        if (!definition || entered.has(part.name)) return;
        entered.add(part.name);
        enter(definition);
        break;
      }
      case 'else':
        enter(part.operand);
        enter(part.fallback);
        break;
      case 'not':
      case 'negative':
        enter(part.operand);
        break;
      case 'membership':
        enter(part.operand);
        part.items.forEach(enter);
        break;
      case 'logic':
      case 'comparison':
      case 'arithmetic':
        enter(part.left);
        enter(part.right);
        break;
      case 'extreme':
        part.items.forEach(enter);
        break;
      default:
    }
  };
  enter(expression);
}
