import { Controller } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import { routes, type RouteInput } from '@countersign/contracts';
import { beginShadow, endShadow, findShadow } from '@countersign/submissions';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

@Controller()
export class ShadowsController {
  constructor(private readonly product: Product) {}

  @Route(routes.getPolicyShadow)
  async get(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.getPolicyShadow>) {
    return { shadow: await this.product.db.read((tx) => findShadow(tx, actor, params.id)) };
  }

  @Route(routes.beginPolicyShadow)
  async begin(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.beginPolicyShadow>) {
    const { db, policy } = this.product;
    const shadow = await db.transaction(async (tx) => {
      await beginShadow(tx, actor, { draft: params.id }, policy);
      return findShadow(tx, actor, params.id);
    });
    return { shadow };
  }

  @Route(routes.endPolicyShadow)
  async end(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.endPolicyShadow>) {
    const shadow = await this.product.db.transaction(async (tx) => {
      await endShadow(tx, actor, { draft: params.id });
      return findShadow(tx, actor, params.id);
    });
    return { shadow };
  }
}
