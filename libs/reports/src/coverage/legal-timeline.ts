import { authorize, type Actor } from '@countersign/access';
import type { Language, LegalTimeline } from '@countersign/contracts';
import { lawOn, timelineOf, wordsOf, type RequirementPack } from '@countersign/requirements';

/** What of all packs started and will start to apply when, by the law as it stands today (YYYY-MM-DD); oldest first. */
export function legalTimeline(
  actor: Actor,
  packs: readonly RequirementPack[],
  today: string,
  language: Language,
): LegalTimeline {
  authorize(actor, 'read', 'Coverage');
  const dates = packs.flatMap((pack) => {
    const { requirements } = lawOn(pack, today);
    return timelineOf(pack, language).map(({ date, what, source }) => ({
      date,
      pack: pack.id,
      what,
      source: pack.sources[source]?.title ?? source,
      requirements: requirements
        .filter(({ applies_from: applies }) => Object.values(applies).includes(date))
        .map((requirement) => ({ id: requirement.id, title: wordsOf(pack, requirement, language).title })),
    }));
  });
  return { today, dates: dates.toSorted((a, b) => a.date.localeCompare(b.date)) };
}
