import { authorize, systemsAllowed, type Actor } from '@countersign/access';
import type { DueStatement, Language } from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import {
  asksForStatement,
  attestationStanding,
  before,
  earliestExpiry,
  lawOn,
  signerOf,
  wordsOf,
  type Attestation,
  type Requirement,
  type RequirementPack,
} from '@countersign/requirements';
import { dayOf } from '../compute-coverage.js';
import { scopeOf, systemsInScope, type SystemInScope } from '../counts/systems-in-scope.js';
import { readAttestations } from './read-attestations.js';

/** Scopes of statements that are made for each AI system; the others are made once. */
const perSystem = ['system', 'model', 'dataset'];

interface Known {
  systems: readonly SystemInScope[];
  attestations: readonly Attestation[];
  now: Date;
  language: Language;
}

function statementsOf(law: RequirementPack, requirement: Requirement, known: Known): DueStatement[] {
  const { systems, attestations, now, language } = known;
  const { scope = '', renew_every: renewEvery = null } = requirement.attestation;
  const bound = scopeOf(requirement, systems, dayOf(now));
  if (bound.systems.length === 0) return [];
  const { title, statement } = wordsOf(law, requirement, language);
  const subjects = perSystem.includes(scope) ? bound.systems : [null];
  return subjects.flatMap((system): DueStatement[] => {
    const asked = system === null ? bound.systems : [system];
    const { standing, restsOn } = attestationStanding(law, requirement, attestations, asked, now);
    if (standing === 'not-needed') return [];
    return [
      {
        requirement: requirement.id,
        pack: law.id,
        title,
        statement: statement ?? '',
        by: signerOf(requirement, law.vocabulary)[language],
        system: systems.find(({ id }) => id === system)?.slug ?? null,
        standing,
        expiresAt: earliestExpiry(restsOn)?.toISOString() ?? null,
        renewEvery,
        appliesFrom: bound.appliesFrom,
      },
    ];
  });
}

/** Every statement that the requirements of today ask for on the AI systems that the actor may see, and how each stands. */
export async function listDueStatements(
  tx: Tx,
  actor: Actor,
  packs: readonly RequirementPack[],
  language: Language,
  now = new Date(),
): Promise<DueStatement[]> {
  authorize(actor, 'list', 'Attestation');
  const allowed = systemsAllowed(actor, 'list', 'Attestation');
  const period = { from: before(now, 'P1Y'), to: now };
  const known = {
    systems: (await systemsInScope(tx, allowed, period)).value,
    attestations: await readAttestations(tx, now),
    now,
    language,
  };
  return packs
    .map((pack) => lawOn(pack, dayOf(now)))
    .flatMap((law) =>
      law.requirements.filter(asksForStatement).flatMap((requirement) => statementsOf(law, requirement, known)),
    );
}
