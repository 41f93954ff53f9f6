import type { Config } from '../config.js';
import { sessionCookieOf } from '../http/authentication.js';
import { problem, routes, scheduleFormatInput, scheduleMapping, type RouteDefinition } from '@countersign/contracts';
import { modalityDefinitions } from '@countersign/modalities';
import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/** Schemas that carry an id become components; everything else stands where it is used. */
function schemaIn(components: Map<string, JsonSchema>, schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', cycles: 'ref' }) as JsonSchema;
  const { $schema: _, $defs, ...rest } = json;
  for (const [name, definition] of Object.entries(($defs as Record<string, JsonSchema> | undefined) ?? {})) {
    components.set(name, relink(definition) as JsonSchema);
  }
  const id = schema.meta()?.id;
  if (typeof id !== 'string') return relink(rest) as JsonSchema;
  components.set(id, relink(rest) as JsonSchema);
  return { $ref: `#/components/schemas/${id}` };
}

/** `#/$defs/X` becomes `#/components/schemas/X`; ids are dropped, since the component's name says it. */
function relink(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relink);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => !(key === 'id' && typeof item === 'string' && 'type' in value))
      .map(([key, item]) => [
        key,
        key === '$ref' && typeof item === 'string' ? item.replace('#/$defs/', '#/components/schemas/') : relink(item),
      ]),
  );
}

function parametersOf(place: 'path' | 'query', schema: z.ZodType): JsonSchema[] {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name: name === '*' ? 'path' : name,
    in: place,
    required: place === 'path' || (json.required ?? []).includes(name),
    schema: property,
  }));
}

function bodyOf(route: RouteDefinition, schema: JsonSchema): JsonSchema {
  const content: JsonSchema = { [route.bodyType ?? 'application/json']: { schema } };
  const files = { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } };
  const inComponents = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
  const schedule = {
    schedule: files,
    format: inComponents('ScheduleFormatInput'),
    mapping: inComponents('ScheduleMapping'),
  };
  if (['submitOutput', 'reviseSubmission'].includes(route.name)) {
    const properties = { submission: schema, image: files, ...schedule };
    content['multipart/form-data'] = { schema: { type: 'object', required: ['submission'], properties } };
  } else if (route.name === 'readScheduleFiles') {
    const properties = { ...schedule, system: { type: 'string' } };
    content['multipart/form-data'] = { schema: { type: 'object', required: ['schedule'], properties } };
  }
  return { required: true, content };
}

/** RFC 3230: bytes with another digest are refused. */
const digestHeader: JsonSchema = {
  name: 'Digest',
  in: 'header',
  required: false,
  schema: { type: 'string', examples: ['sha-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE='] },
};

/** Sessions change nothing without the token that signing in answered. */
function securityOf({ needs, method }: RouteDefinition): JsonSchema {
  if (needs === 'public') return { security: [] };
  return method === 'GET' ? {} : { security: [{ key: [] }, { session: [], csrf: [] }] };
}

function operationOf(route: RouteDefinition, components: Map<string, JsonSchema>): JsonSchema {
  const answerOf = (answer: z.ZodType | null) =>
    answer === null
      ? {}
      : { content: { [route.answerType ?? 'application/json']: { schema: schemaIn(components, answer, 'output') } } };
  const others = Object.entries(route.also ?? {}).map(
    ([status, { answer, when }]) => [status, { description: when, ...answerOf(answer) }] as const,
  );
  const refusal = { content: { 'application/problem+json': { schema: schemaIn(components, problem, 'output') } } };
  const body = route.body ? schemaIn(components, route.body, 'input') : route.bodyType ? { type: 'string' } : null;
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.tag],
    ...securityOf(route),
    parameters: [
      ...parametersOf('path', route.params),
      ...parametersOf('query', route.query),
      ...(route.name === 'putBlob' ? [digestHeader] : []),
      ...(route.idempotent
        ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]
        : []),
    ],
    ...(body ? { requestBody: bodyOf(route, body) } : {}),
    responses: {
      [String(route.status)]: { description: route.summary, ...answerOf(route.answer) },
      ...Object.fromEntries(others),
      default: { description: 'A refusal (RFC 9457)', ...refusal },
    },
  };
}

/** The OpenAPI 3.1 document of the public API, made from the table of routes. */
export function buildOpenApi(config: Pick<Config, 'publicUrl' | 'secureCookies'>): JsonSchema {
  const components = new Map<string, JsonSchema>();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of Object.values(routes) as RouteDefinition[]) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}').replace('*', '{path}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route, components);
  }
  for (const schema of [scheduleFormatInput, scheduleMapping]) schemaIn(components, schema, 'input');
  const contents = [...modalityDefinitions.values()].map(({ content }) => schemaIn(components, content, 'input'));
  const submission = components.get('SubmissionInput') as { properties?: Record<string, unknown> } | undefined;
  if (submission?.properties) submission.properties.content = { oneOf: contents };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Countersign API',
      version: '1',
      description: 'Hand in generative-AI outputs for review by people, learn the decision, and prove it.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: config.publicUrl }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'API key: cs_<env>_<id>_<secret>' },
        csrf: {
          type: 'apiKey',
          in: 'header',
          name: 'X-CSRF-Token',
          description: '`csrfToken` of POST /api/v1/session',
        },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookieOf(config) },
      },
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}
