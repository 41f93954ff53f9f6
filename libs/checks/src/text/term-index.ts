/** A sentence of the index and the weight of the terms it shares with a claim. */
export interface Passage {
  sentence: number;
  weight: number;
}

/** Background sentences added to the sources when rarity is computed, so that a source of one sentence still weighs its words. */
const background = 100;
/** Most postings read to find the passages of one claim; rare terms are read first, so common ones are left out of long sources. */
const mostPostings = 1000;
const pairBase = 2 ** 26;

/** Which sentences of the sources have which terms, and which terms are neighbours. Sentences are numbered as they are added. */
export class TermIndex {
  private readonly ids = new Map<string, number>();
  private readonly postings: number[][] = [];
  private readonly sentenceTerms: Int32Array[] = [];
  private readonly pairs = new Set<number>();
  /** Weight of each term for the claim at hand, and of each sentence; all zero between calls. */
  private termWeights = new Float64Array(0);
  private sentenceWeights = new Float64Array(0);

  /** Adds a sentence by its terms in order. */
  add(terms: readonly string[]): void {
    const sentence = this.sentenceTerms.length;
    const unique: number[] = [];
    let previous = -1;
    for (const term of terms) {
      const id = this.intern(term);
      const posting = this.postings[id] ?? [];
      if (posting.at(-1) !== sentence) {
        posting.push(sentence);
        unique.push(id);
      }
      if (previous >= 0) this.pairs.add(previous * pairBase + id);
      previous = id;
    }
    this.sentenceTerms.push(Int32Array.from(unique));
  }

  private intern(term: string): number {
    const known = this.ids.get(term);
    if (known !== undefined) return known;
    const id = this.postings.push([]) - 1;
    this.ids.set(term, id);
    return id;
  }

  /** How rare a term is in the sources, in nats; most for a term that no source has. */
  rarity(term: string): number {
    const id = this.ids.get(term);
    const found = id === undefined ? 0 : (this.postings[id]?.length ?? 0);
    return Math.log((this.sentenceTerms.length + background + 1) / (found + 0.5));
  }

  /** Whether any source has the term. */
  has(term: string): boolean {
    return this.ids.has(term);
  }

  /** Whether any source has the two terms as neighbours. */
  hasPair(first: string, second: string): boolean {
    const one = this.ids.get(first);
    const other = this.ids.get(second);
    return one !== undefined && other !== undefined && this.pairs.has(one * pairBase + other);
  }

  /**
   * Up to `most` sentences that together carry most of the weighted terms: the best first, then each time the one that adds most of what is
   * still missing, as long as it adds at least `least`. The earlier sentence wins a tie.
   */
  passages(terms: ReadonlyMap<string, number>, most: number, least: number): Passage[] {
    if (this.termWeights.length < this.postings.length) this.termWeights = new Float64Array(this.postings.length);
    const known: number[] = [];
    for (const [term, weight] of terms) {
      const id = this.ids.get(term);
      if (id === undefined) continue;
      known.push(id);
      this.termWeights[id] = weight;
    }
    const candidates = this.candidates(known, most * 4);
    const chosen: Passage[] = [];
    while (chosen.length < most) {
      const best = this.bestOf(candidates);
      if (best.weight < least || best.weight === 0) break;
      chosen.push(best);
      for (const id of this.sentenceTerms[best.sentence] ?? []) this.termWeights[id] = 0;
    }
    for (const id of known) this.termWeights[id] = 0;
    return chosen;
  }

  private bestOf(candidates: readonly number[]): Passage {
    let best: Passage = { sentence: -1, weight: 0 };
    for (const sentence of candidates) {
      let weight = 0;
      for (const id of this.sentenceTerms[sentence] ?? []) weight += this.termWeights[id] ?? 0;
      if (weight > best.weight || (weight === best.weight && weight > 0 && sentence < best.sentence))
        best = { sentence, weight };
    }
    return best;
  }

  private candidates(terms: readonly number[], most: number): number[] {
    if (this.sentenceWeights.length < this.sentenceTerms.length)
      this.sentenceWeights = new Float64Array(this.sentenceTerms.length);
    const length = (id: number) => this.postings[id]?.length ?? 0;
    const touched: number[] = [];
    let read = 0;
    for (const id of [...terms].sort((one, other) => length(one) - length(other))) {
      if (read >= mostPostings) break;
      const posting = this.postings[id] ?? [];
      const weight = this.termWeights[id] ?? 0;
      const end = Math.min(posting.length, mostPostings - read);
      for (let at = 0; at < end; at += 1) {
        const sentence = posting[at] ?? 0;
        if (this.sentenceWeights[sentence] === 0) touched.push(sentence);
        this.sentenceWeights[sentence] = (this.sentenceWeights[sentence] ?? 0) + weight;
      }
      read += end;
    }
    const best = this.heaviest(touched, most);
    for (const sentence of touched) this.sentenceWeights[sentence] = 0;
    return best;
  }

  private heaviest(sentences: readonly number[], most: number): number[] {
    const best: number[] = [];
    const weight = (sentence: number | undefined) =>
      sentence === undefined ? -1 : (this.sentenceWeights[sentence] ?? 0);
    for (const sentence of sentences) {
      if (best.length === most && weight(sentence) <= weight(best.at(-1))) continue;
      let at = best.length;
      while (at > 0 && weight(best[at - 1]) < weight(sentence)) at -= 1;
      best.splice(at, 0, sentence);
      if (best.length > most) best.pop();
    }
    return best;
  }
}
