import { Controller } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { routes, type OpenSessionView, type Page, type RevokedSessions, type RouteInput } from '@countersign/contracts';
import {
  listSessionsOfPerson,
  removeSecondFactorsOfPerson,
  revokeSessionsOfPerson,
  type Session,
} from '@countersign/identity';
import { Input, SignedIn, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

/** Sessions and second factors of other people, for administrators. */
@Controller()
export class PeopleSessionsController {
  constructor(private readonly product: Product) {}

  @Route(routes.listSessionsOfPerson)
  listSessions(
    @SignedIn() { actor, sessionId }: Session,
    @Input() { params, query }: RouteInput<typeof routes.listSessionsOfPerson>,
  ): Promise<Page<OpenSessionView>> {
    const input = { ...query, id: params.id, sessionId, now: new Date() };
    return this.product.db.transaction((tx) => listSessionsOfPerson(tx, actor, input));
  }

  @Route(routes.revokeSessionsOfPerson)
  revokeSessions(
    @SignedIn() { actor, sessionId }: Session,
    @Input() { params }: RouteInput<typeof routes.revokeSessionsOfPerson>,
  ): Promise<RevokedSessions> {
    return this.product.db.transaction((tx) => revokeSessionsOfPerson(tx, actor, { id: params.id, sessionId }));
  }

  @Route(routes.removeSecondFactorsOfPerson)
  removeSecondFactors(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.removeSecondFactorsOfPerson>,
  ): Promise<void> {
    return this.product.db.transaction((tx) => removeSecondFactorsOfPerson(tx, actor, params));
  }
}
