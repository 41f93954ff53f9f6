import { z } from 'zod';
import { documentSchemas } from './parse-policy.js';
import { policyTests } from './tests/policy-tests.js';

/** The JSON Schema of every kind of policy document, by the name of its file: for editors that complete and check while one types. */
export function policySchemas(): Map<string, object> {
  return new Map(
    Object.entries({ ...documentSchemas, tests: policyTests }).map(([name, schema]) => [
      name,
      {
        title: `Countersign: ${name}`,
        ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-7' }),
      },
    ]),
  );
}
