import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import {
  notFound,
  type CoverageView,
  type Language,
  type RequirementCoverage,
  type Verdict,
} from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import type { Policy } from '@countersign/policy';
import {
  before,
  disclaimerOf,
  evaluateRequirement,
  evaluateRule,
  evidencePlan,
  rollUp,
  wordsOf,
  type Requirement,
  type RequirementPack,
  type RuleCounts,
  type RuleOutcome,
  type RulePlan,
} from '@countersign/requirements';
import { countMeasurement } from './counts/count-measurement.js';
import { scopeOf, systemsInScope, type RequirementScope, type SystemInScope } from './counts/systems-in-scope.js';

/** What coverage is computed over: AI systems by slug (null: all), the moment, and the begin of the period where one is set. */
export interface CoverageInput {
  systems: readonly string[] | null;
  at: Date;
  /** Rules without a window of their own look from here on; else the pack's default window. */
  from?: Date;
  language: Language;
}

/** The rules of the law and of policy, counted: statements run once each, whatever number of rules asks the same. */
class Counter {
  readonly #known = new Map<string, Promise<RuleCounts>>();

  constructor(
    private readonly tx: Tx,
    private readonly policy: Policy,
    private readonly input: CoverageInput,
  ) {}

  async count({ rule, measurement, window }: RulePlan, systems: readonly string[]): Promise<RuleCounts | null> {
    if (measurement === null || systems.length === 0) return null;
    const { at, from } = this.input;
    const since = rule.window === undefined && from !== undefined ? from : before(at, window);
    const key = JSON.stringify([measurement, systems, since]);
    const known = this.#known.get(key);
    if (known) return known;
    const counts = countMeasurement(this.tx, { systems, from: since, to: at }, measurement, this.policy);
    this.#known.set(key, counts);
    return counts;
  }
}

interface Evaluated {
  requirement: Requirement;
  scope: RequirementScope;
  outcomes: RuleOutcome[];
  verdict: Verdict;
}

async function evaluate(
  pack: RequirementPack,
  requirement: Requirement,
  systems: readonly SystemInScope[],
  counter: Counter,
  at: Date,
): Promise<Evaluated> {
  const scope = scopeOf(requirement, systems, at.toISOString().slice(0, 10));
  const outcomes: RuleOutcome[] = [];
  for (const plan of evidencePlan(pack, requirement)) {
    outcomes.push(evaluateRule(plan, await counter.count(plan, scope.systems)));
  }
  // No attestation can be given in this version, so none is current.
  return { requirement, scope, outcomes, verdict: evaluateRequirement(requirement, scope, outcomes, [], at) };
}

function viewOf(
  pack: RequirementPack,
  item: Evaluated,
  members: readonly Verdict[],
  language: Language,
): RequirementCoverage {
  const { requirement, scope, outcomes } = item;
  return {
    id: requirement.id,
    framework: requirement.framework,
    parent: requirement.parent ?? null,
    ...wordsOf(pack, requirement, language),
    sources: requirement.source.map(({ ref, at }) => ({ ref: pack.sources[ref]?.title ?? ref, at })),
    appliesFrom: scope.appliesFrom,
    verdict: requirement.kind === 'group' ? rollUp(members) : item.verdict,
    rules: outcomes.map(({ rule, kind, origin, holds, population, met, note }) => ({
      rule,
      kind,
      origin,
      holds,
      population,
      met,
      note: note?.[language] ?? null,
    })),
  };
}

/** Coverage without a question of rights: for jobs whose request was authorized. */
export async function coverageOf(
  tx: Tx,
  input: CoverageInput,
  pack: RequirementPack,
  policy: Policy,
): Promise<CoverageView> {
  const from = input.from ?? before(input.at, pack.defaults.window);
  const systems = await systemsInScope(tx, input.systems, { from, to: input.at });
  const counter = new Counter(tx, policy, input);
  const evaluated: Evaluated[] = [];
  for (const requirement of pack.requirements) {
    evaluated.push(await evaluate(pack, requirement, systems, counter, input.at));
  }
  const verdictsUnder = (id: string): Verdict[] =>
    evaluated.filter(({ requirement }) => requirement.parent === id).map(({ verdict }) => verdict);
  return {
    at: input.at.toISOString(),
    system: input.systems?.length === 1 ? (input.systems[0] ?? null) : null,
    pack: { id: pack.id, version: pack.version, digest: pack.digest, asOf: pack.as_of },
    disclaimer: disclaimerOf(pack, input.language),
    requirements: evaluated.map((item) => viewOf(pack, item, verdictsUnder(item.requirement.id), input.language)),
  };
}

/**
 * Coverage of a pack's requirements by what was recorded up to a moment, for one AI system or for all that the actor may
 * see. Counts only; what cannot be measured or is too little says so. Throws `not-found` for an AI system that is not there.
 */
export async function computeCoverage(
  tx: Tx,
  actor: Actor,
  { system, at, language }: { system: string | null; at: Date; language: Language },
  pack: RequirementPack,
  policy: Policy,
): Promise<CoverageView> {
  authorize(actor, 'read', 'Coverage');
  const allowed = systemsAllowed(actor, 'read', 'Coverage');
  if (system !== null) {
    const [known] = await tx.query('select from ai_system where slug = $1', [system]);
    if (!known || allowed?.includes(system) === false) throw notFound({ en: 'AI system', 'zh-TW': 'AI 系統' }, system);
  }
  return coverageOf(tx, { systems: system === null ? allowed : [system], at, language }, pack, policy);
}
