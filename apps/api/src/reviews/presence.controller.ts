import { Controller } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { routes, type PresenceView, type RouteInput } from '@countersign/contracts';
import { listPresence, notePresence } from '@countersign/reviews';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

@Controller()
export class PresenceController {
  constructor(private readonly product: Product) {}

  @Route(routes.notePresence)
  note(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.notePresence>): Promise<PresenceView> {
    const { db, policy } = this.product;
    return db.transaction((tx) => notePresence(tx, actor, { submission: params.id }, policy));
  }

  @Route(routes.listPresence)
  async list(@Who() actor: Actor): Promise<{ items: PresenceView[] }> {
    return { items: await this.product.db.read((tx) => listPresence(tx, actor, this.product.policy)) };
  }
}
