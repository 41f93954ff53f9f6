import { runCommand } from './command/run-command.js';
import { reasonOf } from './fetching/unreadable.js';

const err = (text: string): boolean => process.stderr.write(text);

// The exit status is set, not forced, so that a pipe gets all of the output.
process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err,
  clock: () => performance.now(),
}).catch((error: unknown) => {
  err(`Verification broke off: ${reasonOf(error)}\n`);
  return 3;
});
