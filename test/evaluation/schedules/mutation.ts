/** What a mutation has broken, and must be found: null operation where none is concerned. */
export interface Broken {
  operation: string | null;
  /** By how much, where the mutation decides it. */
  amount?: number;
}

/** Breaks one constraint of a valid schedule at one assignment, in place; null where it cannot be broken there. */
export interface Mutation<Content, Item, Kind extends string> {
  kind: Kind;
  how: string;
  spoil(content: Content, item: Item, draw: (bound: number) => number): Broken | null;
}
