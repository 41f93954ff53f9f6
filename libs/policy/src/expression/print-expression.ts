import type { Expression, Filter } from './expression.js';

const quoted = (value: string): string => (value.includes("'") ? `"${value}"` : `'${value}'`);

function printFilter({ name, operator, values }: Filter): string {
  const written = values.map(quoted);
  return `${name} ${operator} ${operator === 'in' ? `[${written.join(', ')}]` : written.join('')}`;
}

/** Brackets around what holds together less tightly than a name. */
function operand(expression: Expression): string {
  const isTight = ['truth', 'number', 'text', 'name', 'known', 'extreme', 'count'].includes(expression.type);
  return isTight ? printExpression(expression) : `(${printExpression(expression)})`;
}

/** An expression as text; reading that gives the same expression again. */
export function printExpression(expression: Expression): string {
  switch (expression.type) {
    case 'truth':
    case 'number':
      return String(expression.value);
    case 'text':
      return quoted(expression.value);
    case 'name':
      return expression.name;
    case 'known':
      return `known(${expression.name})`;
    case 'else':
      return `${operand(expression.operand)} else ${printExpression(expression.fallback)}`;
    case 'not':
      return `not ${operand(expression.operand)}`;
    case 'negative':
      return `-${operand(expression.operand)}`;
    case 'logic':
    case 'comparison':
    case 'arithmetic':
      return `${operand(expression.left)} ${expression.operator} ${operand(expression.right)}`;
    case 'membership':
      return `${operand(expression.operand)} in [${expression.items.map(printExpression).join(', ')}]`;
    case 'extreme':
      return `${expression.operator}(${expression.items.map(printExpression).join(', ')})`;
    case 'count':
      return `${expression.of}(${expression.filters.map(printFilter).join(', ')})`;
  }
}
