/** An image of a rejected output of the same AI system that is near one of those asked for; `asked` is the place of that one in the question. */
export interface RejectedLike {
  asked: number;
  submission: string;
  image: number;
  /** Bits of 64 that differ. */
  distance: number;
  /** RFC 3339. */
  rejectedAt: string;
}

/** How many faces a model took for women's and for men's, over the images of several outputs. */
export interface Presentation {
  women: number;
  men: number;
  outputs: number;
}

/** What a check may ask of earlier outputs of the same AI system. */
export interface EarlierOutputs {
  /** The nearest rejected image for each fingerprint (16 hexadecimal digits), where one differs in at most `bits` of 64. */
  rejectedLike(hashes: readonly string[], bits: number): Promise<RejectedLike[]>;
  /** Sums of the measures `<measure>Women` and `<measure>Men` of `image-bias` over the last outputs. */
  presentation(measure: string): Promise<Presentation>;
}

/** Nothing came before. */
export const nothingEarlier: EarlierOutputs = {
  rejectedLike: () => Promise.resolve([]),
  presentation: () => Promise.resolve({ women: 0, men: 0, outputs: 0 }),
};
