/**
 * The order of stopping: `onStop(act)` registers what to undo, last in first out; `stop(code, reason)` undoes all of it once and ends the process.
 * `signal` is aborted as soon as stopping begins.
 */
export function createLifetime({ say, exit }) {
  const acts = [];
  const aborting = new AbortController();
  let stopping = null;

  async function undo(code, reason) {
    aborting.abort(new Error('stopping'));
    say(reason);
    let result = code;
    while (acts.length > 0) {
      try {
        await acts.pop()();
      } catch (error) {
        say(error.message);
        result = 1;
      }
    }
    if (code === 0) say('Stopped.');
    exit(result);
  }

  return {
    signal: aborting.signal,
    onStop: (act) => acts.push(act),
    stop: (code, reason) => (stopping ??= undo(code, reason)),
  };
}
