/** A failure that a person can mend: its message says what happened and what to do; no stack is shown for it. */
export class Trouble extends Error {}

/** Prints a failure to stderr (the stack only for what nobody foresaw) and ends the process with code 1. */
export function endWith(error) {
  const text =
    error instanceof Trouble || error.name === 'EmbeddedError' ? error.message : error.stack || String(error);
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}
