/** A language tag as tags are compared and stored: `zh-TW` for `ZH-tw`, `he` for `iw` (BCP 47). What is no tag to the platform is written in lower case. */
export function canonicalLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag.toLowerCase();
  } catch {
    return tag.toLowerCase();
  }
}

/**
 * The language and the script that something with this tag is read in: `zh-Hant` for `zh-TW`, `zh-HK` and `zh-Hant-TW`, `en-Latn` for `en`. Where the
 * tag says no script, it is the usual one of its language and region (Unicode's likely subtags), so `zh` alone is `zh-Hans`.
 */
export function readingOf(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return script === undefined ? language : `${language}-${script}`;
  } catch {
    return canonicalLanguage(tag).split('-', 1).join();
  }
}

/** What who reads this tag reads: a language alone in all its scripts; else one script, whatever the region. */
export function readAs(tag: string): string {
  const canonical = canonicalLanguage(tag);
  return canonical.includes('-') ? readingOf(canonical) : canonical;
}

/** Whether who reads one of `tags` reads what has the tag `language`. */
export function readsLanguage(tags: readonly string[], language: string): boolean {
  const reading = readingOf(language);
  const inAnyScript = reading.split('-', 1).join();
  return tags.map(readAs).some((read) => read === reading || read === inAnyScript);
}
