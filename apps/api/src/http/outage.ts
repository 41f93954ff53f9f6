/** Postgres is starting, stopping, full or gone (classes 57P0, 53, 08), or the socket says so. */
const codes = /^(57P0[1-5]|53\d{3}|08\w{3}|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** Whether an error says that the database could not be reached, so that nobody knows whether a commit happened. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return codes.test(code) || /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
}
