/** What a check said of one item, and what people said of it. */
export interface Scored {
  /** From 0 (bad) to 1 (good). */
  score: number;
  /** Whether people found it good. */
  good: boolean;
  /** Whether the check flagged it. */
  flagged: boolean;
  /** Items of one cluster are alike; intervals draw clusters. */
  cluster: string;
}
