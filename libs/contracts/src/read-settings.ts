import type { z } from 'zod';

/** The settings of an environment by their schema, an empty value counting as absent; throws with every faulty one and what it must be. */
export function readSettings<T extends z.ZodType>(
  settings: T,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<T> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Settings cannot be used:\n${faults.join('\n')}\nThe table of settings is docs/settings.md.`);
}
