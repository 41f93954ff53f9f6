import type { RequirementPack } from './pack-in-use.js';
import type { Requirement } from './requirement-pack.js';

type Dates = Requirement['applies_from'];

const isInForce = (inForce: Requirement['in_force'], day: string): boolean =>
  (inForce?.from === undefined || day >= inForce.from) && (inForce?.until === undefined || day <= inForce.until);

/** The oldest wording whose last day has not gone by yet, or undefined where today's wording holds. */
function wordingOn<W extends { until: string }>(formerly: readonly W[] | undefined, day: string): W | undefined {
  return formerly?.filter(({ until }) => day <= until).toSorted((a, b) => a.until.localeCompare(b.until))[0];
}

function movedBack(dates: Dates, { moved_dates: moved = [] }: RequirementPack, day: string): Dates {
  const step = wordingOn(moved, day);
  if (step === undefined) return dates;
  const isMoved = Object.entries(step.now).every(([part, date]) => dates[part as keyof Dates] === date);
  return isMoved ? { ...dates, ...step.was } : dates;
}

function requirementOn(requirement: Requirement, pack: RequirementPack, day: string): Requirement {
  const former = wordingOn(requirement.formerly, day);
  return {
    ...requirement,
    title: former?.title ?? requirement.title,
    paraphrase: former?.paraphrase ?? requirement.paraphrase,
    source: former?.source ?? requirement.source,
    applies_from: former?.applies_from ?? movedBack(requirement.applies_from, pack, day),
  };
}

function translatedOn(pack: RequirementPack, day: string): RequirementPack['translations'] {
  const { requirements, ...others } = pack.translations['zh-TW'];
  const worded = Object.entries(requirements).map(([id, words]) => {
    const former = wordingOn(words.formerly, day);
    const { title = words.title, paraphrase = words.paraphrase } = former ?? {};
    return [id, { ...words, title, paraphrase }] as const;
  });
  return { 'zh-TW': { ...others, requirements: Object.fromEntries(worded) } };
}

/**
 * A pack as it stood on a day (YYYY-MM-DD): without what was not law yet or no longer is, in the wording and with the dates of
 * that day. The digest stays that of the whole file, which holds them all.
 */
export function lawOn(pack: RequirementPack, day: string): RequirementPack {
  const requirements = isInForce(pack.in_force, day)
    ? pack.requirements
        .filter(({ in_force: inForce }) => isInForce(inForce, day))
        .map((requirement) => requirementOn(requirement, pack, day))
    : [];
  return { ...pack, requirements, translations: translatedOn(pack, day) };
}
