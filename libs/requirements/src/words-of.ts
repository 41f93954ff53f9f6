import type { Language } from '@countersign/contracts';
import type { Requirement, RequirementPackDocument } from './requirement-pack.js';

/** What the words of a pack's requirements are looked up in. */
export type Translated = Pick<RequirementPackDocument, 'translations'>;

/** What people read of a requirement; null where the pack says nothing. */
export interface RequirementWords {
  title: string;
  paraphrase: string;
  /** What its evidence does not show. */
  limits: string | null;
  /** What a person signs who attests it. */
  statement: string | null;
}

/** The words of a requirement in a language of the product. */
export function wordsOf({ translations }: Translated, requirement: Requirement, language: Language): RequirementWords {
  const { id, title, paraphrase, limits = null, attestation } = requirement;
  const own = { title, paraphrase, limits, statement: attestation.statement ?? null };
  return language === 'en' ? own : { ...own, ...wordsIn(translations[language].requirements[id]) };
}

/** The statement that a requirement asks for, in each language of the product. */
export const statementsOf = (pack: Translated, requirement: Requirement): string[] =>
  (['en', 'zh-TW'] as const).flatMap((language) => wordsOf(pack, requirement, language).statement ?? []);

function wordsIn(
  translated: Translated['translations']['zh-TW']['requirements'][string] | undefined,
): Partial<RequirementWords> {
  if (translated === undefined) return {};
  const { title, paraphrase, limits = null, statement = null } = translated;
  return { title, paraphrase, limits, statement };
}

/** What a reader of the pack must know first, in a language of the product. */
export function disclaimerOf(
  { disclaimer, translations }: Translated & Pick<RequirementPackDocument, 'disclaimer'>,
  language: Language,
): string {
  return language === 'en' ? disclaimer : translations[language].disclaimer;
}

/** The name of a pack in a language of the product. */
export function titleOf(
  { title, translations }: Translated & Pick<RequirementPackDocument, 'title'>,
  language: Language,
): string {
  return language === 'en' ? title : translations[language].title;
}

/** What starts or started to apply when, in a language of the product, oldest first. */
export function timelineOf(
  { timeline, translations }: Translated & Pick<RequirementPackDocument, 'timeline'>,
  language: Language,
): { date: string; what: string; source: string }[] {
  const translated = language === 'en' ? {} : translations[language].timeline;
  return timeline
    .map(({ date, what, source }) => ({ date, what: translated[date] ?? what, source }))
    .toSorted((a, b) => a.date.localeCompare(b.date));
}
