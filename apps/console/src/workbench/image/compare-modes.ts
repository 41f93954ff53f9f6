/** How the revision before is shown beside this one. */
export const compareModes = ['off', 'side', 'swipe', 'difference'] as const;
export type CompareMode = (typeof compareModes)[number];

/** What is shown of the revision before: the mode, its share of the width (swipe, 0 to 100), and whether small differences are amplified. */
export interface Comparing {
  mode: CompareMode;
  share: number;
  amplified: boolean;
}
