import type { ProductError } from '@countersign/contracts';
import { QueryFailedError } from 'typeorm';

function violates(error: unknown, constraint: string): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const cause: { code?: unknown; constraint?: unknown } = error.driverError;
  return cause.code === '23505' && cause.constraint === constraint;
}

/** Runs an insert, and throws `refusal` when that unique constraint does not let it in: the transaction is lost then. */
export async function refuseDuplicate<T>(insert: Promise<T>, constraint: string, refusal: ProductError): Promise<T> {
  try {
    return await insert;
  } catch (error) {
    throw violates(error, constraint) ? refusal : error;
  }
}
