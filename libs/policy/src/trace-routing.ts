import type { LocalizedText, Tier } from '@countersign/contracts';
import { tierChoices } from './assess-risk.js';
import type { Circumstances } from './circumstances.js';
import { evaluateExpression } from './expression/evaluate-expression.js';
import type { Expression } from './expression/expression.js';
import { printExpression } from './expression/print-expression.js';
import { programOf, scopeOf } from './expression/program.js';
import { holdsIn, type Conditional } from './holding.js';
import { linesOf } from './matches.js';
import type { PolicyReason, RoutingPolicy } from './policy.js';
import type { ReviewFacts } from './review-facts.js';
import { routeChoices } from './route-review.js';
import { waiversOf, type Waivers } from './waivers.js';

/** What a rule can decide. */
export type Decided = 'tier' | 'queue' | 'approvals' | 'priority' | 'competences' | 'dueMinutes' | 'tags';

/** One rule held against one output: each of its lines, and what of the answer it decided. */
export interface RuleTrace {
  rule: string;
  text: LocalizedText;
  /** Whether all of its lines hold; it applies unless it is waived. */
  held: boolean;
  /** The exception that waives it. */
  waivedBy: string | null;
  /** Where it does not hold, the higher tier without the exceptions at which its lines were looked at: there it holds, and asks for people. */
  heldAt: Tier | null;
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

function tracer(routing: RoutingPolicy['riskRouting'], circumstances: Circumstances, waivers: Waivers) {
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
    waivedBy: waivers.get(id) ?? null,
    heldAt: null,
    lines: [...(rule.when ? linesOf(rule.when, circumstances) : []), ...expressionLines(rule.where)],
    decided: [],
  });
}

/** Rules that reach the tier decided it, and checks without an answer that raised it there; the default where none did. */
function traceTier(
  { riskRouting }: RoutingPolicy,
  choices: ReturnType<typeof tierChoices>,
  risk: readonly RuleTrace[],
) {
  const reaching = new Set(riskRouting.risk.filter((rule) => rule.tier === choices.tier).map(({ id }) => id));
  for (const trace of risk)
    if (trace.held && trace.waivedBy === null && reaching.has(trace.rule)) trace.decided.push('tier');
  const builtIn = choices.unanswered.map(({ reason, decides }) => ({
    ...reason,
    decided: decides ? ['tier' as Decided] : [],
  }));
  const isDecided = [...risk, ...builtIn].some(({ decided }) => decided.length > 0);
  return isDecided ? builtIn : [...builtIn, { ...choices.byDefault, decided: ['tier' as Decided] }];
}

/** Rules of the route at its tier. Those that hold at the tier without exceptions alone, by which people are asked for, as they are there. */
function traceRoute(policy: RoutingPolicy, circumstances: Circumstances, tier: Tier, whole: Tier, waivers: Waivers) {
  const { riskRouting: routing } = policy;
  const tracesAt = (at: Tier) => routing.route.map(tracer(routing, { ...circumstances, tier: at }, waivers));
  const traces = tracesAt(tier);
  if (whole === tier) return traces;
  const asking = tracesAt(whole);
  return traces.map((trace, index) => {
    const there = asking[index];
    const { approvals, competences } = routing.route[index] ?? {};
    const asks = approvals !== undefined || competences !== undefined;
    return there?.held && !trace.held && asks ? { ...there, held: false, heldAt: whole } : trace;
  });
}

/** Says of every rule of a policy whether it held for an output, by which line, whether an exception waived it, and what it decided. The answer is that of `assessRisk` and `routeReview`. */
export function traceRouting(policy: RoutingPolicy, facts: ReviewFacts): RoutingTrace {
  const { riskRouting: routing } = policy;
  const waivers = waiversOf(policy, facts);
  const byTier = tierChoices(policy, facts);
  const { tier } = byTier;
  const choices = routeChoices(policy, facts, tier);
  const circumstances = { facts, expected: policy.checks.modalities[facts.modality] };
  const risk = routing.risk.map(tracer(routing, circumstances, waivers));
  const route = traceRoute(policy, circumstances, tier, choices.whole, waivers);
  const builtIn = traceTier(policy, byTier, risk);
  const byRule = new Map(route.map((trace) => [trace.rule, trace]));
  const note = ({ rule, text }: PolicyReason, decided: Decided): void => {
    const trace = byRule.get(rule);
    if (trace) trace.decided.push(decided);
    else builtIn.push({ rule, text, decided: [decided] });
  };
  for (const name of ['queue', 'approvals', 'priority', 'dueMinutes'] as const) note(choices[name].reason, name);
  for (const reason of choices.competences.reasons) note(reason, 'competences');
  for (const { id, text } of choices.tagging) note({ rule: id, text }, 'tags');
  return {
    tier,
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
