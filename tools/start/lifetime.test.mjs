import { describe, expect, it } from '@jest/globals';
import { createLifetime } from './lifetime.mjs';

function make() {
  const events = [];
  const lifetime = createLifetime({ say: (line) => events.push(line), exit: (code) => events.push(`exit ${code}`) });
  return { events, lifetime };
}

describe('createLifetime', () => {
  it('undoes the last first, once, and then ends', async () => {
    const { events, lifetime } = make();
    lifetime.onStop(() => events.push('database'));
    lifetime.onStop(async () => events.push('services'));
    await Promise.all([lifetime.stop(0, 'Stopping …'), lifetime.stop(1, 'again')]);
    expect(events).toEqual(['Stopping …', 'services', 'database', 'Stopped.', 'exit 0']);
    expect(lifetime.signal.aborted).toBe(true);
  });

  it('lets the reason of a failure be the last word', async () => {
    const { events, lifetime } = make();
    await lifetime.stop(1, 'The port is taken.');
    expect(events).toEqual(['The port is taken.', 'exit 1']);
  });

  it('goes on when something does not stop, and reports it with code 1', async () => {
    const { events, lifetime } = make();
    lifetime.onStop(() => events.push('database'));
    lifetime.onStop(() => {
      throw new Error('stuck');
    });
    await lifetime.stop(0, 'Stopping …');
    expect(events).toEqual(['Stopping …', 'stuck', 'database', 'Stopped.', 'exit 1']);
  });
});
