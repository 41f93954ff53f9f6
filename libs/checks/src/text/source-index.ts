import { contentTerms } from './content-terms.js';
import type { ContentTerm } from './content-terms.js';
import type { DateParts, Figure } from './figure.js';
import { dateCarries, sameBase } from './figure.js';
import { findFigures } from './find-figures.js';
import { codeKey, quotationKey } from './find-names.js';
import { foldWidth } from './fold-width.js';
import { splitSentences } from './split-sentences.js';
import type { TextSpan } from './text-span.js';

/** What the index reads of a source. */
export interface SourceText {
  id: string;
  text: string;
}

/** One sentence of a source. */
export interface SourceSentence extends TextSpan {
  source: number;
}

/** Sentences that share weighty terms with a claim, best first. */
export interface Passage {
  sentence: number;
  weight: number;
}

/** Background sentences added to the sources when rarity is computed, so that a source of one sentence still weighs its words. */
const background = 100;
/** Most postings read to find the passages of one claim; rare terms are read first, so common ones are left out of long sources. */
const mostPostings = 4000;

/** The sources of one output, read once: term postings, pairs of neighbouring terms, figures, codes and running text. */
export class SourceIndex {
  readonly sources: readonly SourceText[];
  readonly folded: readonly string[];
  readonly sentences: SourceSentence[] = [];
  private readonly postings = new Map<string, number[]>();
  private readonly pairs = new Set<string>();
  private readonly values = new Map<number, Set<string>>();
  private readonly sorted: readonly number[];
  private readonly scripts = { han: 0, other: 0 };
  private readonly dates = new Map<string, DateParts[]>();
  private runningText: readonly string[] | null = null;
  private codes: string | null = null;
  private readonly figuresBySentence = new Map<number, Figure[]>();

  constructor(sources: readonly SourceText[]) {
    this.sources = sources;
    this.folded = sources.map(({ text }) => foldWidth(text));
    sources.forEach(({ text }, source) => this.readSource(text, source));
    this.sorted = [...this.values.keys()].sort((one, other) => one - other);
  }

  private readSource(text: string, source: number): void {
    const folded = this.folded[source] ?? '';
    for (const span of splitSentences(text)) {
      const sentence = this.sentences.push({ ...span, source }) - 1;
      this.readSentence(contentTerms(folded, span), sentence);
    }
    for (const figure of findFigures(folded)) this.readFigure(figure);
  }

  private readSentence(terms: readonly ContentTerm[], sentence: number): void {
    let previous = '';
    for (const { term } of terms) {
      if (/^\p{Script=Han}/u.test(term)) this.scripts.han += 1;
      else this.scripts.other += 1;
      const posting = this.postings.get(term);
      if (posting === undefined) this.postings.set(term, [sentence]);
      else if (posting.at(-1) !== sentence) posting.push(sentence);
      if (previous !== '') this.pairs.add(`${previous} ${term}`);
      previous = term;
    }
  }

  private readFigure({ kind, value, base, date }: Figure): void {
    if (date) {
      for (const key of dateKeys(date)) {
        const known = this.dates.get(key) ?? [];
        if (!known.some((other) => other.year === date.year && other.month === date.month && other.day === date.day))
          known.push(date);
        this.dates.set(key, known);
      }
      for (const part of [date.year, date.day]) if (part !== null) this.addValue(part, '');
      return;
    }
    this.addValue(value, kind === 'time' ? 'clock' : base);
  }

  private addValue(value: number, base: string): void {
    const bases = this.values.get(value) ?? new Set<string>();
    bases.add(base);
    this.values.set(value, bases);
  }

  /** How rare a term is in the sources, in nats; most for a term that no source has. */
  rarity(term: string): number {
    const found = this.postings.get(term)?.length ?? 0;
    return Math.log((this.sentences.length + background + 1) / (found + 0.5));
  }

  /** Whether at least one term in twenty of the sources is (or is not) Chinese. */
  usesScript(han: boolean): boolean {
    const { han: chinese, other } = this.scripts;
    return (han ? chinese : other) * 20 >= chinese + other;
  }

  /** Whether any source has the term. */
  has(term: string): boolean {
    return this.postings.has(term);
  }

  /** Whether any source has the two terms as neighbours. */
  hasPair(first: string, second: string): boolean {
    return this.pairs.has(`${first} ${second}`);
  }

  /** Whether any source has a figure of that value (within its tolerance) and a unit that can be the same, or the date. */
  carriesFigure(figure: Figure): boolean {
    const { date } = figure;
    if (date) {
      const key = dateKeys(date)[0] ?? '';
      return (
        (this.dates.get(key) ?? []).some((known) => dateCarries(known, date)) ||
        (date.month === null && this.values.has(figure.value))
      );
    }
    const base = figure.kind === 'time' ? 'clock' : figure.base;
    if (figure.base === 'clock' && this.carriesValue(figure.value + 720, 0, base)) return true;
    return this.carriesValue(figure.value, figure.tolerance, base);
  }

  private carriesValue(value: number, tolerance: number, base: string): boolean {
    const slack = tolerance + Math.abs(value) * 1e-9;
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle] ?? 0) < value - slack) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < Math.min(this.sorted.length, low + 200); at += 1) {
      const known = this.sorted[at] ?? 0;
      if (known > value + slack) return false;
      for (const other of this.values.get(known) ?? []) if (sameBase(other, base)) return true;
    }
    return false;
  }

  /** Whether any source has the code, written with or without hyphens. */
  hasCode(key: string): boolean {
    this.codes ??= this.folded.map(codeKey).join('\n');
    return this.codes.includes(key);
  }

  /** Whether any source has the quotation word for word, but for punctuation and case. */
  hasQuotation(key: string): boolean {
    this.runningText ??= this.sources.map(({ text }) => quotationKey(text));
    return this.runningText.some((text) => text.includes(key));
  }

  /** The figures of one source sentence, offsets in its source. */
  figuresOf(sentence: number): readonly Figure[] {
    const known = this.figuresBySentence.get(sentence);
    if (known) return known;
    const span = this.sentences[sentence];
    const words = span ? (this.folded[span.source] ?? '').slice(span.start, span.end) : '';
    const offset = span?.start ?? 0;
    const figures = findFigures(words).map((figure) => ({
      ...figure,
      start: figure.start + offset,
      end: figure.end + offset,
    }));
    this.figuresBySentence.set(sentence, figures);
    return figures;
  }

  /** The sentences that carry most of the weighted terms, best first; the earlier sentence wins a tie. */
  passages(terms: ReadonlyMap<string, number>, most = 8): Passage[] {
    const weights = new Map<number, number>();
    const rareFirst = [...terms].map(([term, weight]) => ({ weight, posting: this.postings.get(term) ?? [] }));
    rareFirst.sort((one, other) => one.posting.length - other.posting.length);
    let read = 0;
    for (const { weight, posting } of rareFirst) {
      if (read > 0 && read + posting.length > mostPostings) break;
      const within = posting.length > mostPostings ? posting.slice(0, mostPostings) : posting;
      for (const sentence of within) weights.set(sentence, (weights.get(sentence) ?? 0) + weight);
      read += within.length;
    }
    const passages = [...weights].map(([sentence, weight]) => ({ sentence, weight }));
    return passages.sort((one, other) => other.weight - one.weight || one.sentence - other.sentence).slice(0, most);
  }

  /** Whether the sentence has the term. */
  sentenceHas(sentence: number, term: string): boolean {
    const posting = this.postings.get(term) ?? [];
    let low = 0;
    let high = posting.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((posting[middle] ?? 0) < sentence) low = middle + 1;
      else high = middle;
    }
    return posting[low] === sentence;
  }
}

function dateKeys({ year, month, day }: DateParts): string[] {
  const keys = [];
  if (month !== null && day !== null) keys.push(`m${month}d${day}`);
  if (month !== null) keys.push(`m${month}`);
  if (year !== null) keys.push(`y${year}`);
  return keys;
}
