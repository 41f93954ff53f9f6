import type { Actor } from '@countersign/access';
import { ProductError } from '@countersign/contracts';

/** One caller's part in a verb that serves many callers in one transaction. */
export interface GroupRequest<Input> {
  actor: Actor;
  input: Input;
}

/** What one caller gets: the answer, or the refusal that concerns it alone. */
export type GroupResult<Answer> = { answer: Answer } | { refusal: ProductError };

/** Runs a step for one caller of a group and turns its refusal into that caller's result; other errors fail the group. */
export function refusalOf(step: () => void): ProductError | null {
  try {
    step();
    return null;
  } catch (error) {
    if (error instanceof ProductError) return error;
    throw error;
  }
}

/** What a step gives for one caller of a group, or the refusal that concerns it alone; other errors fail the group. */
export async function resultOf<T>(step: () => Promise<T>): Promise<T | { refusal: ProductError }> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof ProductError) return { refusal: error };
    throw error;
  }
}
