import { Controller } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { routes, type IncidentView, type Page, type RouteInput } from '@countersign/contracts';
import {
  closeIncident,
  getIncident,
  listIncidents,
  openIncident,
  reclassifyIncident,
  reportIncident,
} from '@countersign/reports';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

@Controller()
export class IncidentsController {
  constructor(private readonly product: Product) {}

  @Route(routes.listIncidents)
  list(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listIncidents>): Promise<Page<IncidentView>> {
    return this.product.db.read((tx) => listIncidents(tx, actor, query, this.product.packs));
  }

  @Route(routes.getIncident)
  get(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.getIncident>): Promise<IncidentView> {
    return this.product.db.read((tx) => getIncident(tx, actor, params.id, this.product.packs));
  }

  @Route(routes.openIncident)
  open(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.openIncident>): Promise<IncidentView> {
    return this.product.db.transaction((tx) => openIncident(tx, actor, body, this.product.packs));
  }

  @Route(routes.reclassifyIncident)
  reclassify(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.reclassifyIncident>,
  ): Promise<IncidentView> {
    return this.product.db.transaction((tx) =>
      reclassifyIncident(tx, actor, { ...body, id: params.id }, this.product.packs),
    );
  }

  @Route(routes.reportIncident)
  report(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.reportIncident>,
  ): Promise<IncidentView> {
    return this.product.db.transaction((tx) =>
      reportIncident(tx, actor, { ...body, id: params.id }, this.product.packs),
    );
  }

  @Route(routes.closeIncident)
  close(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.closeIncident>,
  ): Promise<IncidentView> {
    return this.product.db.transaction((tx) =>
      closeIncident(tx, actor, { ...body, id: params.id }, this.product.packs),
    );
  }
}
