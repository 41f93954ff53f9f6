import { Controller } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { eraseSubject, liftHold, listHolds, placeHold } from '@countersign/audit';
import { routes, type RouteInput } from '@countersign/contracts';
import { eraseIdentity } from '@countersign/identity';
import { eraseContestations, eraseDecisions } from '@countersign/reviews';
import { eraseComments, eraseConfirmationComments, eraseExceptionReasons } from '@countersign/submissions';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

/** Erasure, and the legal holds that stop it. */
@Controller()
export class CareController {
  constructor(private readonly product: Product) {}

  @Route(routes.eraseSubject)
  erase(@Who() actor: Actor, @Input() { params, body }: RouteInput<typeof routes.eraseSubject>) {
    const parts = [
      eraseDecisions,
      eraseContestations,
      eraseComments,
      eraseConfirmationComments,
      eraseExceptionReasons,
      eraseIdentity,
    ];
    return this.product.db.transaction((tx) => eraseSubject(tx, actor, { ...body, id: params.id }, parts));
  }

  @Route(routes.listHolds)
  list(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listHolds>) {
    return this.product.db.read((tx) => listHolds(tx, actor, query));
  }

  @Route(routes.placeHold)
  place(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.placeHold>) {
    return this.product.db.transaction((tx) => placeHold(tx, actor, body));
  }

  @Route(routes.liftHold)
  lift(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.liftHold>) {
    return this.product.db.transaction((tx) => liftHold(tx, actor, params.id));
  }
}
