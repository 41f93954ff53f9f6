import { z } from 'zod';

type Schema = z.core.JSONSchema.JSONSchema;

/** What stands for every text, time and id of an example. */
export interface Filling {
  text: string;
  time: string;
  id: string;
}

function textOf(schema: Schema, { text, time, id }: Filling): string {
  if (schema.format === 'date-time') return time;
  if (schema.format === 'date') return time.slice(0, 10);
  if (schema.format === 'uuid') return id;
  if (schema.format === 'email') return 'somebody@example.org';
  if (schema.pattern?.startsWith('^sha256:')) return `sha256:${'0'.repeat(64)}`;
  return text.padEnd(schema.minLength ?? 0, 'x');
}

/** A value of this JSON schema, as far as its shape goes: every field given, one item in each list, the first of what may be chosen. */
function valueOf(schema: Schema, filling: Filling, definitions: Record<string, Schema>): unknown {
  const inner = (part: unknown): unknown => valueOf(part as Schema, filling, definitions);
  if (schema.$ref) return inner(definitions[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choice) return inner(choice[0]);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, inner(part)]));
    case 'array':
      return Array.isArray(schema.prefixItems) ? schema.prefixItems.map(inner) : [inner(schema.items ?? {})];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textOf(schema, filling);
  }
}

/** A value that `schema` would take in by its shape, filled with these texts. */
export function exampleOf(schema: z.ZodType, filling: Filling): unknown {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return valueOf(whole, filling, (whole.$defs ?? {}) as Record<string, Schema>);
}
