import type { Modality } from '@countersign/contracts';
import type { Requirement } from './requirement-pack.js';

/** What decides whether a requirement concerns an AI system. `outputs` are the modalities it makes; empty when unknown. */
export interface SystemFacts {
  role: string;
  riskClass: string;
  outputs: readonly Modality[];
  /** The day (YYYY-MM-DD) on which it was put on the market or into service; null when nobody said. */
  marketSince: string | null;
}

/** Whether a requirement binds a system on a day (YYYY-MM-DD), and from when. */
export interface Applicability {
  state: 'applies' | 'not_applicable' | 'not_yet_applicable';
  appliesFrom: string | null;
}

/** Whoever provides or deploys a system answers for the personal data that is reviewed here: never hide a duty of the controller. */
const rolesOf: Record<string, readonly string[]> = {
  provider: ['provider', 'controller'],
  deployer: ['deployer', 'controller'],
  both: ['provider', 'deployer', 'controller'],
  gpai_provider: ['gpai_provider', 'provider', 'controller'],
};

/** Remote biometric identification is a part of Annex III. */
const classesOf: Record<string, readonly string[]> = {
  annex_iii_1a: ['annex_iii_1a', 'high_risk_annex_iii'],
};

/** Dates for what was on the market before a day are named after that day. */
const grace = /_before_([0-9]{4}-[0-9]{2}-[0-9]{2})$/;

function graceDate(dates: Requirement['applies_from'], marketSince: string | null): string | null {
  if (marketSince === null) return null;
  const granted = Object.entries(dates).find(([name]) => marketSince < (grace.exec(name)?.[1] ?? ''));
  return granted?.[1] ?? null;
}

function firstDay({ applies_from: dates }: Requirement, { riskClass, marketSince }: SystemFacts): string | null {
  if (riskClass === 'high_risk_annex_i' && dates.annex_i !== undefined) return dates.annex_i;
  if (dates.annex_iii !== undefined) return dates.annex_iii;
  const later = graceDate(dates, marketSince);
  if (later !== null) return later;
  // Where the law gives several dates and we cannot tell them apart, the earliest: a gap shown too early does no harm.
  return Object.values(dates).toSorted()[0] ?? null;
}

/** Whether a requirement concerns a system with these facts on that day. */
export function appliesTo(requirement: Requirement, system: SystemFacts, day: string): Applicability {
  const { roles, risk, outputs } = requirement.applies_to;
  const matches =
    (rolesOf[system.role] ?? [system.role]).some((role) => roles.includes(role)) &&
    (risk.includes('any') || (classesOf[system.riskClass] ?? [system.riskClass]).some((name) => risk.includes(name))) &&
    (outputs === undefined || system.outputs.length === 0 || system.outputs.some((made) => outputs.includes(made)));
  if (!matches) return { state: 'not_applicable', appliesFrom: null };
  const appliesFrom = firstDay(requirement, system);
  return { state: appliesFrom !== null && day < appliesFrom ? 'not_yet_applicable' : 'applies', appliesFrom };
}
