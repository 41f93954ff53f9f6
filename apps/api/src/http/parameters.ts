import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import {
  malformed,
  parseInput,
  preferredLanguage,
  ProductError,
  unstorableFaults,
  type Language,
  type RouteDefinition,
} from '@countersign/contracts';
import type { Session } from '@countersign/identity';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { routeKey } from './route.decorator.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    session?: Session;
  }
}

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

function parse(
  schema: z.ZodType,
  value: unknown,
  code: 'invalid-body' | 'invalid-query',
  unstorable = unstorableFaults(value),
): unknown {
  // Schemas of free JSON would follow the nesting as deep as it goes.
  if (unstorable.some((fault) => fault.code === 'too-deep')) throw malformed(code, unstorable);
  const parsed = parseInput(schema, value);
  if (parsed.success && unstorable.length === 0) return parsed.data;
  throw malformed(code, parsed.success ? unstorable : [...unstorable, ...parsed.faults]);
}

/** `unparsed`: the body is left to the handler. `items-apart`: what its items hold is for the handler to refuse, each alone. */
type BodyMode = 'unparsed' | 'items-apart';

const nothing = z.strictObject({});

function bodyOf(route: RouteDefinition, { body }: FastifyRequest, mode: BodyMode | undefined): unknown {
  if (mode === 'unparsed') return null;
  if (route.body) return parse(route.body, body, 'invalid-body', mode === 'items-apart' ? [] : undefined);
  // What a caller sends along meant something to them: it is not dropped without a word.
  if (route.bodyType === undefined && body !== undefined && body !== null) parse(nothing, body, 'invalid-body');
  return null;
}

/** The request parsed by the schemas of its route: `{ params, query, body }`, without what no store carries. */
export const Input = createParamDecorator((mode: BodyMode | undefined, context: ExecutionContext) => {
  const route = Reflect.getMetadata(routeKey, context.getHandler()) as RouteDefinition;
  const request = requestOf(context);
  return {
    params: parse(route.params, request.params, 'invalid-query'),
    query: parse(route.query, request.query, 'invalid-query'),
    body: bodyOf(route, request, mode),
  };
});

/** Who asks; only on routes that need a credential. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = requestOf(context);
  if (!actor) throw new Error('A public route asked who is there.');
  return actor;
});

/** The session of the person who asks. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Session => {
  const { session } = requestOf(context);
  if (!session) {
    throw new ProductError('not-signed-in', {
      en: 'This is for people who signed in; an API key has no session.',
      'zh-TW': '此功能僅供登入的使用者使用，API 金鑰沒有工作階段。',
    });
  }
  return session;
});

/** The language of the answer, from `Accept-Language`. */
export const InLanguage = createParamDecorator((_: unknown, context: ExecutionContext): Language =>
  preferredLanguage(requestOf(context).headers['accept-language']),
);
