import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { RouteDefinition } from '@countersign/contracts';

export const routeKey = 'countersign:route';

/** Serves a route of the contract: method, path and status come from its definition, and so does what `Authentication` asks for; `Input()` parses by its schemas. */
export function Route(definition: RouteDefinition): MethodDecorator {
  return applyDecorators(
    RequestMapping({ method: RequestMethod[definition.method], path: definition.path }),
    HttpCode(definition.status),
    SetMetadata(routeKey, definition),
    RouteConfig({ needs: definition.needs, name: definition.name }),
  );
}
