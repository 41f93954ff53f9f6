import { Controller } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import {
  routes,
  type AttestationView,
  type DueStatement,
  type Language,
  type Page,
  type RouteInput,
} from '@countersign/contracts';
import { listAttestations, listDueStatements, signAttestation, withdrawAttestation } from '@countersign/reports';
import { InLanguage, Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

@Controller()
export class AttestationsController {
  constructor(private readonly product: Product) {}

  @Route(routes.listAttestations)
  list(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.listAttestations>,
  ): Promise<Page<AttestationView>> {
    return this.product.db.read((tx) => listAttestations(tx, actor, query));
  }

  @Route(routes.listDueStatements)
  async due(@Who() actor: Actor, @InLanguage() language: Language): Promise<{ items: DueStatement[] }> {
    const { db, packs } = this.product;
    return { items: await db.read((tx) => listDueStatements(tx, actor, packs, language)) };
  }

  @Route(routes.signAttestation)
  sign(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.signAttestation>): Promise<AttestationView> {
    const { db, packs } = this.product;
    return db.transaction((tx) => signAttestation(tx, actor, body, packs));
  }

  @Route(routes.withdrawAttestation)
  withdraw(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.withdrawAttestation>,
  ): Promise<AttestationView> {
    return this.product.db.transaction((tx) => withdrawAttestation(tx, actor, { ...body, id: params.id }));
  }
}
