import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import {
  notFound,
  type Coverage,
  type CoverageView,
  type Language,
  type RequirementCoverage,
  type Verdict,
} from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import {
  attestationStanding,
  before,
  disclaimerOf,
  earliestExpiry,
  evaluateRequirement,
  evaluateRule,
  evidencePlan,
  familyOf,
  lawOn,
  remarkOn,
  rollUp,
  signerOf,
  titleOf,
  whatRaises,
  wordsOf,
  type Requirement,
  type RequirementPack,
  type RuleOutcome,
  type RulePlan,
  type Standing,
} from '@countersign/requirements';
import { readAttestations, signedView, withdrawnView, type SignedStatement } from './attestations/read-attestations.js';
import type { Grounds } from './counts/scope.js';
import { scopeOf, systemsInScope, type RequirementScope, type SystemInScope } from './counts/systems-in-scope.js';
import { beginOf, RuleCounter, type KnownCounts, type Period } from './coverage/rule-counter.js';

/** What coverage is computed over: AI systems by slug (null: all) and the period. */
export interface CoverageInput extends Period {
  /** The day (YYYY-MM-DD) whose law is asked for; where nothing is said, that of the moment in UTC. */
  lawDay?: string;
  systems: readonly string[] | null;
  language: Language;
}

interface Evaluated {
  requirement: Requirement;
  scope: RequirementScope;
  plans: RulePlan[];
  outcomes: RuleOutcome[];
  /** Up to when each rule was counted. */
  counted: Date[];
  statement: Standing<SignedStatement>;
  verdict: Verdict;
}

/** What all packs are evaluated with. */
interface Facts {
  systems: readonly SystemInScope[];
  attestations: readonly SignedStatement[];
  counter: RuleCounter;
  at: Date;
  day: string;
}

export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

async function evaluate(pack: RequirementPack, requirement: Requirement, facts: Facts): Promise<Evaluated> {
  const { systems, attestations, counter, at, day } = facts;
  const scope = scopeOf(requirement, systems, day);
  const plans = evidencePlan(pack, requirement);
  const outcomes: RuleOutcome[] = [];
  const counted: Date[] = [];
  for (const plan of plans) {
    const counts = await counter.count(plan, scope.systems);
    outcomes.push(evaluateRule(plan, counts?.value ?? null));
    counted.push(counts?.at ?? at);
  }
  const statement = attestationStanding(pack, requirement, attestations, scope.systems, at);
  const verdict = evaluateRequirement(requirement, scope, outcomes, statement.standing);
  return { requirement, scope, plans, outcomes, counted, statement, verdict };
}

function rulesOf(
  { plans, outcomes, counted }: Evaluated,
  { vocabulary }: RequirementPack,
  { language, ...period }: CoverageInput,
): RequirementCoverage['rules'] {
  return plans.flatMap((plan, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined) return [];
    const { rule, kind, origin, holds, population, sample, met } = outcome;
    const note = outcome.note?.[language] ?? null;
    const expiresAt = outcome.expiresAt?.toISOString() ?? null;
    const at = counted[index] ?? period.at;
    const [from, to] = [beginOf(plan, { ...period, at })?.toISOString() ?? null, at.toISOString()];
    const remark = remarkOn(plan.rule, vocabulary)?.[language] ?? null;
    return [{ rule, kind, origin, holds, population, sample, met, from, to, expiresAt, note, remark }];
  });
}

/** What the verdict of a requirement rests on, by when it expires. */
const countedOf = ({ outcomes, statement }: Evaluated): { expiresAt: Date | null }[] => [
  ...outcomes,
  ...statement.restsOn,
];

function viewOf(
  pack: RequirementPack,
  item: Evaluated,
  members: readonly Evaluated[],
  input: CoverageInput,
): RequirementCoverage {
  const { requirement, scope, outcomes } = item;
  const { standing, restsOn, withdrawn } = item.statement;
  const { statement, limits, ...words } = wordsOf(pack, requirement, input.language);
  const signer = signerOf(requirement, pack.vocabulary);
  const isBound = scope.state !== 'not_applicable';
  return {
    id: requirement.id,
    framework: requirement.framework,
    parent: requirement.parent ?? null,
    family: familyOf(pack, requirement, input.language),
    ...words,
    sources: requirement.source.map(({ ref, at }) => ({ ref: pack.sources[ref]?.title ?? ref, at })),
    appliesFrom: scope.appliesFrom,
    verdict: requirement.kind === 'group' ? rollUp(members.map(({ verdict }) => verdict)) : item.verdict,
    expiresAt: earliestExpiry([item, ...members].flatMap(countedOf))?.toISOString() ?? null,
    rules: rulesOf(item, pack, input),
    limits,
    attestation:
      standing === 'not-needed'
        ? null
        : {
            by: signer[input.language],
            statement: statement ?? '',
            standing,
            signed: restsOn.map(signedView),
            withdrawn: withdrawn.flatMap(withdrawnView),
          },
    raises: isBound
      ? whatRaises(requirement, outcomes, standing, signer).map((sentence) => sentence[input.language])
      : [],
  };
}

async function packCoverage(pack: RequirementPack, facts: Facts, input: CoverageInput): Promise<CoverageView> {
  const law = lawOn(pack, facts.day);
  const evaluated: Evaluated[] = [];
  for (const requirement of law.requirements) evaluated.push(await evaluate(law, requirement, facts));
  const membersOf = (id: string): Evaluated[] => evaluated.filter(({ requirement }) => requirement.parent === id);
  const { id, version, digest, as_of: asOf } = pack;
  return {
    at: input.at.toISOString(),
    system: input.systems?.length === 1 ? (input.systems[0] ?? null) : null,
    pack: { id, version, digest, asOf, title: titleOf(pack, input.language) },
    disclaimer: disclaimerOf(pack, input.language),
    requirements: evaluated.map((item) => viewOf(law, item, membersOf(item.requirement.id), input)),
  };
}

/** The longest that a rule without a window of its own looks back. */
function longestOf(packs: readonly RequirementPack[], { at, from }: Period): Date {
  const begins = packs.map(({ defaults }) => before(at, defaults.window).getTime());
  return from ?? new Date(Math.min(at.getTime(), ...begins));
}

/** Coverage of packs, and the earliest moment up to which anything that it rests on was counted. */
interface CountedCoverage {
  views: CoverageView[];
  countedAt: Date;
}

/** Up to when each rule of these was counted. */
const rulesCountedAt = (views: readonly CoverageView[]): Date[] =>
  views.flatMap(({ requirements }) => requirements.flatMap(({ rules }) => rules.map(({ to }) => new Date(to))));

export const earliest = (first: Date, others: readonly Date[]): Date =>
  others.reduce((least, one) => (one < least ? one : least), first);

/** Coverage of each pack, by the law of the day, without a question of rights: for jobs whose request was authorized. */
export async function coverageOf(
  tx: Tx,
  input: CoverageInput,
  packs: readonly RequirementPack[],
  grounds: Grounds,
  known: KnownCounts = new Map(),
): Promise<CountedCoverage> {
  const period = { from: longestOf(packs, input), to: input.at };
  const systems = await systemsInScope(tx, input.systems, period, grounds.shared);
  const facts = {
    systems: systems.value,
    attestations: await readAttestations(tx, input.at),
    counter: new RuleCounter(tx, grounds, input, known),
    at: input.at,
    day: input.lawDay ?? dayOf(input.at),
  };
  const views: CoverageView[] = [];
  for (const pack of packs) views.push(await packCoverage(pack, facts, input));
  // Which requirements bind a system hangs on what it handed in.
  return { views, countedAt: earliest(systems.at, rulesCountedAt(views)) };
}

/** AI systems (slugs) that the actor may look at; `not-found` for one that is not there or not theirs. */
export async function coveredSystems(tx: Tx, actor: Actor, system: string | null): Promise<readonly string[] | null> {
  const allowed = systemsAllowed(actor, 'read', 'Coverage');
  if (system === null) return allowed;
  const [known] = await tx.query('select from ai_system where slug = $1', [system]);
  if (!known || allowed?.includes(system) === false) throw notFound({ en: 'AI system', 'zh-TW': 'AI 系統' }, system);
  return [system];
}

/** What is asked of coverage: one AI system or all that the actor may see, a moment, one pack or all. */
export interface CoverageQuery {
  system: string | null;
  at: Date;
  pack: string | null;
  language: Language;
}

/** The packs asked for; `not-found` for one that is not there. */
export function packsAsked(packs: readonly RequirementPack[], pack: string | null): readonly RequirementPack[] {
  const asked = packs.filter(({ id }) => pack === null || id === pack);
  if (asked.length === 0 && pack !== null) throw notFound({ en: 'Requirement pack', 'zh-TW': '要求集' }, pack);
  return asked;
}

/**
 * Coverage of requirements by what was recorded up to a moment, by the law of that day. Counts only; what cannot be measured
 * or is too little says so. Throws `not-found` for an AI system or pack that is not there.
 */
export async function computeCoverage(
  tx: Tx,
  actor: Actor,
  { system, at, pack, language }: CoverageQuery,
  packs: readonly RequirementPack[],
  grounds: Grounds,
): Promise<Coverage> {
  authorize(actor, 'read', 'Coverage');
  const systems = await coveredSystems(tx, actor, system);
  const { views, countedAt } = await coverageOf(tx, { systems, at, language }, packsAsked(packs, pack), grounds);
  return {
    at: at.toISOString(),
    countedAt: countedAt.toISOString(),
    system,
    packs: views.map(({ pack: reference, disclaimer }) => ({ ...reference, disclaimer })),
    requirements: views.flatMap(({ pack: { id }, requirements }) =>
      requirements.map((requirement) => ({ ...requirement, pack: id })),
    ),
  };
}
