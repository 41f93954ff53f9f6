import { allWords } from './all-words.js';
import { comparedTerms, figuresWithin } from './compared-terms.js';
import type { Figure } from './figure.js';
import { FigureIndex } from './figure-index.js';
import { findFigures } from './find-figures.js';
import { codeKey, quotationKey } from './find-names.js';
import { foldText } from './fold-text.js';
import type { SourceField } from './source-fields.js';
import { readSourceFields } from './source-fields.js';
import { splitSentences } from './split-sentences.js';
import { TermIndex } from './term-index.js';
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

/** The sources of one output, read once: terms and figures by sentence, codes and running text. */
export class SourceIndex {
  readonly sources: readonly SourceText[];
  readonly sentences: SourceSentence[] = [];
  readonly terms = new TermIndex();
  readonly figures = new FigureIndex();
  /** Fields that answer yes or no, of each source. */
  readonly fields: readonly (readonly SourceField[])[];
  private readonly words = new Set<string>();
  private readonly folded: readonly string[];
  private readonly scripts = { han: 0, other: 0 };
  private runningText: readonly string[] | null = null;
  private codes: string | null = null;

  constructor(sources: readonly SourceText[]) {
    this.sources = sources;
    this.folded = sources.map(({ text }) => foldText(text));
    this.fields = this.folded.map(readSourceFields);
    sources.forEach(({ text }, source) => this.readSource(text, source));
  }

  private readSource(text: string, source: number): void {
    const folded = this.folded[source] ?? '';
    const figures = findFigures(folded);
    let from = 0;
    for (const figure of figures) this.figures.add(figure);
    for (const span of splitSentences(text)) {
      const { within, next } = figuresWithin(figures, from, span);
      from = next;
      for (const word of allWords(folded, span)) this.words.add(word);
      const terms = comparedTerms(folded, span, within).map(({ term }) => term);
      for (const term of terms) this.scripts[/^\p{Script=Han}/u.test(term) ? 'han' : 'other'] += 1;
      this.sentences.push({ ...span, source });
      this.terms.add(terms);
    }
  }

  /** Whether at least one term in twenty of the sources is (or is not) Chinese. */
  usesScript(han: boolean): boolean {
    const { han: chinese, other } = this.scripts;
    return (han ? chinese : other) * 20 >= chinese + other;
  }

  /** Whether any source has the word (see allWords). */
  hasWord(word: string): boolean {
    return this.words.has(word);
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
    const span = this.sentences[sentence];
    if (!span) return [];
    const figures = findFigures((this.folded[span.source] ?? '').slice(span.start, span.end));
    return figures.map((figure) => ({ ...figure, start: figure.start + span.start, end: figure.end + span.start }));
  }
}
