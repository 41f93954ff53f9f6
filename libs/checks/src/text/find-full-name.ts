import type { NamedThing } from './find-names.js';
import { commonWords } from './stop-words.js';
import type { TextSpan } from './text-span.js';

/** Capitalised words of letterheads, greetings, addresses and headings that are no part of a person's name. */
const notOfPersons = new Set(
  `dear kind best warm sincerely yours regards wishes thank thanks hello welcome customer customers service services
  support team department office centre center sales street road avenue square city park bridge university school hospital
  limited ltd inc corp gmbh llc company group bank airport station hotel north south east west new united`.split(/\s+/),
);

const isOfPerson = (word: string): boolean =>
  /^\p{Lu}\p{Ll}/u.test(word) && !notOfPersons.has(word.toLowerCase()) && !commonWords.has(word.toLowerCase());

/** The first two or more names in a row, parted by one blank each, that read like a person's full name; `things` in the order of the text. */
export function findFullName(text: string, things: readonly NamedThing[]): TextSpan | null {
  let run: { start: number; end: number; count: number } | null = null;
  for (const { kind, start, end } of things) {
    if (kind !== 'name' || !isOfPerson(text.slice(start, end))) continue;
    if (run && text.slice(run.end, start) === ' ') run = { start: run.start, end, count: run.count + 1 };
    else if (run && run.count > 1) break;
    else run = { start, end, count: 1 };
  }
  return run && run.count > 1 ? { start: run.start, end: run.end } : null;
}
