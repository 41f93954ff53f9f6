import type { LocalizedText, Tier } from '@countersign/contracts';
import { assessRisk } from './assess-risk.js';
import { evaluateExpression } from './expression/evaluate-expression.js';
import type { Expression } from './expression/expression.js';
import { printExpression } from './expression/print-expression.js';
import { programOf, scopeOf } from './expression/program.js';
import { holdsIn, type Conditional } from './holding.js';
import { linesOf, type Circumstances } from './matches.js';
import type { PolicyReason, RoutingPolicy } from './policy.js';
import type { ReviewFacts } from './review-facts.js';
import { routeChoices } from './route-review.js';

/** What a rule can decide. */
export type Decided = 'tier' | 'queue' | 'approvals' | 'priority' | 'competences' | 'dueMinutes' | 'tags';

/** One rule held against one output: each of its lines, and what of the answer it decided. */
export interface RuleTrace {
  rule: string;
  text: LocalizedText;
  held: boolean;
  lines: { line: string; held: boolean }[];
  decided: Decided[];
}

/** Every rule held against an output. `builtIn` are reasons that no rule gave: checks without an answer, and defaults. */
export interface RoutingTrace {
  tier: Tier;
  queue: string;
  approvals: number;
  priority: number;
  competences: string[];
  dueMinutes: number;
  risk: RuleTrace[];
  route: RuleTrace[];
  builtIn: (PolicyReason & { decided: Decided[] })[];
}

/** The parts of an expression that must all hold. */
const parts = (expression: Expression): Expression[] =>
  expression.type === 'logic' && expression.operator === 'and'
    ? [...parts(expression.left), ...parts(expression.right)]
    : [expression];

function tracer(routing: RoutingPolicy['riskRouting'], circumstances: Circumstances) {
  const program = programOf(routing);
  const scope = scopeOf(program, circumstances);
  const holds = holdsIn(routing, circumstances);
  const expressionLines = (where: string | undefined) => {
    const condition = where === undefined ? undefined : program.conditions.get(where);
    return (condition ? parts(condition.expression) : []).map((part) => ({
      line: printExpression(part),
      held: evaluateExpression(part, scope) === true,
    }));
  };
  return ({ id, text, ...rule }: Conditional & { id: string; text: LocalizedText }): RuleTrace => ({
    rule: id,
    text,
    held: holds(rule),
    lines: [...(rule.when ? linesOf(rule.when, circumstances) : []), ...expressionLines(rule.where)],
    decided: [],
  });
}

/** Says of every rule of a policy whether it held for an output, by which line, and what it decided. The answer is that of `assessRisk` and `routeReview`. */
export function traceRouting(policy: RoutingPolicy, facts: ReviewFacts): RoutingTrace {
  const { riskRouting: routing } = policy;
  const assessment = assessRisk(policy, facts);
  const choices = routeChoices(policy, facts, assessment.tier);
  const circumstances = { facts, expected: policy.checks.modalities[facts.modality] };
  const tiersOf = new Map(routing.risk.map(({ id, tier }) => [id, tier]));
  const risk = routing.risk.map(tracer(routing, circumstances));
  const route = routing.route.map(tracer(routing, { ...circumstances, tier: assessment.tier }));
  for (const trace of risk) if (trace.held && tiersOf.get(trace.rule) === assessment.tier) trace.decided.push('tier');
  const byRule = new Map(route.map((trace) => [trace.rule, trace]));
  const builtIn = assessment.reasons
    .filter(({ rule }) => !tiersOf.has(rule))
    .map((reason) => ({ ...reason, decided: ['tier' as Decided] }));
  const note = ({ rule, text }: PolicyReason, decided: Decided): void => {
    const trace = byRule.get(rule);
    if (trace) trace.decided.push(decided);
    else builtIn.push({ rule, text, decided: [decided] });
  };
  for (const name of ['queue', 'approvals', 'priority', 'dueMinutes'] as const) note(choices[name].reason, name);
  for (const reason of choices.competences.reasons) note(reason, 'competences');
  for (const { id, text } of choices.tagging) note({ rule: id, text }, 'tags');
  return {
    tier: assessment.tier,
    queue: choices.queue.value,
    approvals: choices.approvals.value,
    priority: choices.priority.value,
    competences: choices.competences.value,
    dueMinutes: choices.dueMinutes.value,
    risk,
    route,
    builtIn,
  };
}
