/** A token of an answer and the logarithm of its probability. */
export interface TokenLogProbability {
  token: string;
  logprob: number;
}

interface Property {
  enum?: unknown;
  type?: unknown;
}

/** The first property of a schema that is a choice: of a list, or of true and false. */
function decisiveProperty(schema: Record<string, unknown>): string | null {
  const properties = (schema.properties ?? {}) as Record<string, Property>;
  const found = Object.entries(properties).find(([, { enum: choices, type }]) => choices || type === 'boolean');
  return found?.[0] ?? null;
}

/**
 * How probable the model found the choice that it made, from the tokens of its answer: the product over those of the
 * decisive value, and not over its prose. Null where there is no choice, or the tokens do not spell the answer.
 */
export function answerCertainty(
  schema: Record<string, unknown>,
  content: string,
  tokens: readonly TokenLogProbability[] | null | undefined,
): number | null {
  const property = decisiveProperty(schema);
  if (property === null || !tokens || tokens.length === 0) return null;
  if (tokens.map(({ token }) => token).join('') !== content) return null;
  const value = new RegExp(`${escaped(JSON.stringify(property))}\\s*:\\s*("(?:[^"\\\\]|\\\\.)*"|true|false)`, 'd').exec(
    content,
  );
  const [from, to] = value?.indices?.[1] ?? [0, 0];
  if (to === 0) return null;
  let at = 0;
  let sum = 0;
  for (const { token, logprob } of tokens) {
    const end = at + token.length;
    if (end > from && at < to) sum += logprob;
    at = end;
  }
  const certainty = Math.exp(sum);
  return certainty >= 0 && certainty <= 1 ? certainty : null;
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
