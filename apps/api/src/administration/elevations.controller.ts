import { Controller } from '@nestjs/common';
import { routes, type ElevationView, type Page, type RouteInput } from '@countersign/contracts';
import { approveElevation, askElevation, endElevation, listElevations, type Session } from '@countersign/identity';
import { Input, SignedIn } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

/** Roles for a time. */
@Controller()
export class ElevationsController {
  constructor(private readonly product: Product) {}

  @Route(routes.askElevation)
  ask(
    @SignedIn() { actor }: Session,
    @Input() { body }: RouteInput<typeof routes.askElevation>,
  ): Promise<ElevationView> {
    return this.product.db.transaction((tx) => askElevation(tx, actor, body));
  }

  @Route(routes.listElevations)
  list(
    @SignedIn() { actor }: Session,
    @Input() { query }: RouteInput<typeof routes.listElevations>,
  ): Promise<Page<ElevationView>> {
    return this.product.db.read((tx) => listElevations(tx, actor, query));
  }

  @Route(routes.approveElevation)
  approve(
    @SignedIn() { actor }: Session,
    @Input() { params }: RouteInput<typeof routes.approveElevation>,
  ): Promise<ElevationView> {
    return this.product.db.transaction((tx) => approveElevation(tx, actor, params));
  }

  @Route(routes.endElevation)
  end(
    @SignedIn() { actor }: Session,
    @Input() { params }: RouteInput<typeof routes.endElevation>,
  ): Promise<ElevationView> {
    return this.product.db.transaction((tx) => endElevation(tx, actor, params));
  }
}
