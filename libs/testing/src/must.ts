/** A value that a test knows to be there; throws where it is not. */
export function must<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('not there');
  return value;
}
