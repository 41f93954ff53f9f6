/** A word that no list of the pack knows, and where it stands. */
export interface UnknownWord {
  path: PropertyKey[];
  sentence: string;
}
