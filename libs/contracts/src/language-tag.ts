/** A language tag as tags are compared and stored: `zh-TW` for `ZH-tw`, `he` for `iw` (BCP 47). What is no tag to the platform is written in lower case. */
export function canonicalLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag.toLowerCase();
  } catch {
    return tag.toLowerCase();
  }
}

const languageOf = (tag: string): string => tag.split('-', 1).join();

/** The reading of a language whose script nobody said (ISO 15924: undetermined). */
const inUnknownScript = (language: string): string => `${language}-Zyyy`;

/**
 * The language and the script that something with this tag is read in: `zh-Hant` for `zh-TW`, `zh-HK` and `zh-Hant-TW`. The script that a tag does not
 * say is the usual one of its language and region (Unicode's likely subtags); of a language alone (`zh`) it is unknown.
 */
export function readingOf(tag: string): string {
  const canonical = canonicalLanguage(tag);
  try {
    const told = new Intl.Locale(canonical);
    if (told.script === undefined && told.region === undefined) return inUnknownScript(told.language);
    const { language, script } = told.maximize();
    return script === undefined ? inUnknownScript(language) : `${language}-${script}`;
  } catch {
    return inUnknownScript(languageOf(canonical));
  }
}

/** What who reads this tag reads: a language alone in all its scripts; else one script, whatever the region. */
export function readAs(tag: string): string {
  const reading = readingOf(tag);
  return reading === inUnknownScript(languageOf(reading)) ? languageOf(reading) : reading;
}

/** All that somebody reads who reads one of `tags`, as readings are compared: also what is in their language and of unknown script. */
export function readingsOf(tags: readonly string[]): string[] {
  const read = tags.map(readAs);
  return [...new Set([...read, ...read.map((reading) => inUnknownScript(languageOf(reading)))])];
}

const takesIn = (read: readonly string[], reading: string): boolean =>
  read.includes(reading) || read.includes(languageOf(reading));

/** Whether who reads one of `tags` reads what has the tag `language`. */
export function readsLanguage(tags: readonly string[], language: string): boolean {
  return takesIn(readingsOf(tags), readingOf(language));
}

/** Whether something made for `tags` is made for this language: what says no script is taken in by a language alone. */
export function isMadeForLanguage(tags: readonly string[], language: string): boolean {
  return takesIn(tags.map(readAs), readingOf(language));
}
