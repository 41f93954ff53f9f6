import { modelTasks } from '@countersign/policy';
import { z } from 'zod';
import type { Backend, ItemAnswer } from '../backend.js';
import { asInferenceError } from '../as-inference-error.js';

const config = z.strictObject({});

const usage = { inputTokens: null, outputTokens: null };

/** Models of this process: functions that the hub was given under the names of models.yaml. */
export const glassBox: Backend<z.infer<typeof config>> = {
  name: 'glass-box',
  tasks: modelTasks,
  needs: 'nothing',
  config,
  open({ name }, { glassBoxes }) {
    const box = glassBoxes[name] as ((input: unknown) => unknown) | undefined;
    if (!box) {
      const known = Object.keys(glassBoxes).join(', ') || 'none';
      throw new Error(
        `this process has no model "${name}" (it has: ${known}): correct the name or take the entry out.`,
      );
    }
    const answer = async (input: unknown): Promise<ItemAnswer> => {
      try {
        const output = await box(input);
        return { output, usage, call: { request: input, answer: output } };
      } catch (error) {
        return { error: asInferenceError(error), usage, call: { request: input, answer: null } };
      }
    };
    return Promise.resolve({
      maxBatch: 1024,
      usesCuda: false,
      notices: [],
      run: (items) => Promise.all(items.map(answer)),
      close: () => Promise.resolve(),
    });
  },
};
