/** Why something does not verify. Whatever else is thrown is a fault of the verifier or of the network. */
export class Refusal extends Error {}

/** Refuses, with this sentence, unless the condition holds. */
export function demand(condition: boolean, why: string): asserts condition {
  if (!condition) throw new Refusal(why);
}
