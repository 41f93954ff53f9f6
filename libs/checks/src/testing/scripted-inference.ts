import type { TaskInput, TaskOutput } from '@countersign/inference';
import type { ModelTask } from '@countersign/policy';
import { NoModelError, type CheckInference } from '../inference.js';

type Script = { [T in ModelTask]?: (input: TaskInput<T>) => TaskOutput<T> | null };

/** Models that answer by functions, one a task; null: nobody answers. `asked` counts the questions. */
export function scriptedInference(script: Script, own = false): CheckInference & { asked: number } {
  const inference: CheckInference & { asked: number } = {
    asked: 0,
    has: (task) => script[task] !== undefined,
    ask: (task, input) => {
      inference.asked += 1;
      const output = script[task]?.(input as never) ?? null;
      return output === null
        ? Promise.reject(new NoModelError('unavailable', 'Nobody answered.'))
        : Promise.resolve({ output, model: { name: 'test-model', revision: '7' }, own });
    },
  };
  return inference;
}
