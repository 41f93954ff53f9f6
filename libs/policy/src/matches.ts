import { canonicalLanguage, tiers, type Tier } from '@countersign/contracts';
import { checksMeant, findingsMeant, scoreOf, type Circumstances } from './circumstances.js';
import type { RouteCondition } from './documents/condition.js';
import type { CheckFact } from './review-facts.js';

const isTierAtLeast = (tier: Tier | undefined, least: Tier): boolean =>
  tier !== undefined && tiers.indexOf(tier) >= tiers.indexOf(least);

interface Which {
  check?: string | undefined;
  kind?: string | undefined;
}

/** Whether a wanted check is missing, or answered in a way that `isWorse` says so. */
function someCheck(circumstances: Circumstances, which: Which, isWorse: (fact: CheckFact) => boolean): boolean {
  const { answers, missing } = checksMeant(circumstances, ({ check, kind }) =>
    which.check === undefined ? kind === which.kind : check === which.check,
  );
  return missing > 0 || answers.some(isWorse);
}

type Line = Exclude<keyof RouteCondition, 'all' | 'any' | 'not'>;
type Wanted<K extends Line> = NonNullable<RouteCondition[K]>;

/** One predicate a line; each is told the line's own value. */
const lines: { [K in Line]: (wanted: Wanted<K>, circumstances: Circumstances) => boolean } = {
  system: (wanted, { facts }) => wanted.in.includes(facts.system),
  modality: (wanted, { facts }) => wanted.in.includes(facts.modality),
  language: (wanted, { facts }) => facts.language !== null && wanted.in.map(canonicalLanguage).includes(facts.language),
  riskClass: (wanted, { facts }) => wanted.in.includes(facts.riskClass),
  publicInterest: (wanted, { facts }) => facts.publicInterest === wanted,
  hasSources: (wanted, { facts }) => facts.hasSources === wanted,
  visibleDisclosure: (wanted, { facts }) => facts.disclosure.visible === wanted,
  machineReadableDisclosure: (wanted, { facts }) => facts.disclosure.machineReadable === wanted,
  affectedPersons: (wanted, { facts }) => (facts.affectedPersons ?? 0) >= wanted.atLeast,
  declaredGroups: (wanted, { facts }) => facts.declaredGroups.length >= wanted.atLeast,
  declaredAttribute: (wanted, { facts }) => facts.declaredGroups.some(({ attribute }) => wanted.in.includes(attribute)),
  revision: (wanted, { facts }) => facts.revision >= wanted.atLeast,
  notPassed: (wanted, circumstances) => someCheck(circumstances, wanted, (fact) => fact.outcome !== 'passed'),
  scoreBelow: (wanted, circumstances) => someCheck(circumstances, wanted, (fact) => scoreOf(fact) < wanted.value),
  finding: (wanted, circumstances) =>
    findingsMeant(
      circumstances,
      wanted.severityAtLeast,
      ({ check, code }) =>
        (wanted.check === undefined || check === wanted.check) &&
        (wanted.code === undefined || wanted.code.in.includes(code)),
    ) >= (wanted.atLeast ?? 1),
  tierAtLeast: (wanted, { tier }) => isTierAtLeast(tier, wanted),
};

function lineHolds<K extends Line>(line: K, wanted: Wanted<K> | undefined, circumstances: Circumstances): boolean {
  return wanted === undefined || lines[line](wanted, circumstances);
}

const isLine = (name: string): name is Line => name in lines;
const lineNames = Object.keys(lines).filter(isLine);

/** Whether every line of a condition holds. */
export function matches(when: RouteCondition, circumstances: Circumstances): boolean {
  return (
    lineNames.every((line) => lineHolds(line, when[line], circumstances)) &&
    (when.all?.every((inner) => matches(inner, circumstances)) ?? true) &&
    (when.any?.some((inner) => matches(inner, circumstances)) ?? true) &&
    (when.not === undefined || !matches(when.not, circumstances))
  );
}

/** Each line of a condition as written, with whether it holds; `all`, `any` and `not` count as a line. */
export function linesOf(when: RouteCondition, circumstances: Circumstances): { line: string; held: boolean }[] {
  return Object.entries(when)
    .filter(([, wanted]) => wanted !== undefined)
    .map(([name, wanted]) => ({
      line: `${name}: ${JSON.stringify(wanted)}`,
      held: matches({ [name]: wanted }, circumstances),
    }));
}

const aboutChecks: readonly Line[] = ['notPassed', 'scoreBelow', 'finding', 'tierAtLeast'];

/** Whether a condition speaks of the output and its AI system alone, so that no answer of a check changes it. */
export function isAboutOutputOnly(when: RouteCondition): boolean {
  return (
    aboutChecks.every((line) => when[line] === undefined) &&
    [...(when.all ?? []), ...(when.any ?? [])].every((inner) => isAboutOutputOnly(inner))
  );
}

/** Names of checks that a condition asks for, each with its path below the condition. */
export function checksNamedIn(
  when: RouteCondition,
  path: readonly PropertyKey[],
): { check: string; path: PropertyKey[] }[] {
  const own = (['notPassed', 'scoreBelow', 'finding'] as const).flatMap((line) => {
    const check = when[line]?.check;
    return check === undefined ? [] : [{ check, path: [...path, line, 'check'] }];
  });
  const inner = (['all', 'any'] as const).flatMap((list) =>
    (when[list] ?? []).flatMap((item, index) => checksNamedIn(item, [...path, list, index])),
  );
  return [...own, ...inner];
}
