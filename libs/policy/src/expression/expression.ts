export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** The functions of the language. There is no way to add one from a policy. */
export const counted = ['findings', 'notPassed', 'score', 'groups'] as const;
export type Counted = (typeof counted)[number];

/** `check = 'text-bias'`, `severity >= 'major'` or `code in ['a', 'b']` inside the brackets of a function. */
export interface Filter {
  name: string;
  operator: '=' | '>=' | 'in';
  values: string[];
  at: number;
}

type Node =
  | { type: 'truth'; value: boolean }
  | { type: 'number'; value: number }
  | { type: 'text'; value: string }
  | { type: 'name'; name: string }
  | { type: 'known'; name: string }
  | { type: 'else'; operand: Expression; fallback: Expression }
  | { type: 'not'; operand: Expression }
  | { type: 'negative'; operand: Expression }
  | { type: 'logic'; operator: 'and' | 'or'; left: Expression; right: Expression }
  | { type: 'comparison'; operator: Comparison; left: Expression; right: Expression }
  | { type: 'membership'; operand: Expression; items: Expression[] }
  | { type: 'arithmetic'; operator: '+' | '-' | '*' | '/'; left: Expression; right: Expression }
  | { type: 'extreme'; operator: 'min' | 'max'; items: Expression[] }
  | { type: 'count'; of: Counted; filters: Filter[] };

/** An expression as a tree; `at` is the character (from 0) that it is told by in a fault. */
export type Expression = Node & { at: number };

/** Words that are no names. */
export const keywords = ['and', 'or', 'not', 'in', 'else', 'true', 'false', 'known', 'min', 'max', ...counted] as const;
