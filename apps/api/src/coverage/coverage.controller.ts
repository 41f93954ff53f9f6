import { Controller } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import {
  routes,
  type Coverage,
  type CoverageMatrix,
  type ExceptionItem,
  type ExceptionOverview,
  type Language,
  type LegalTimeline,
  type Page,
  type RouteInput,
  type RuleRecord,
} from '@countersign/contracts';
import {
  computeCoverage,
  coverageMatrix,
  getExceptions,
  legalTimeline,
  listEvidencedRequirements,
  listExceptions,
  listRuleRecords,
  type EvidencedRequirement,
} from '@countersign/reports';
import { InLanguage, Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { momentAsked } from './moment-asked.js';

interface Asked {
  system?: string | undefined;
  at?: string | undefined;
}

const asked = ({ system, at }: Asked) => ({ system: system ?? null, at: momentAsked(at) });

@Controller()
export class CoverageController {
  constructor(private readonly product: Product) {}

  @Route(routes.getCoverage)
  coverage(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { query }: RouteInput<typeof routes.getCoverage>,
  ): Promise<Coverage> {
    const { db, packs } = this.product;
    const input = { ...asked(query), pack: query.pack ?? null, language };
    return db.read((tx) => computeCoverage(tx, actor, input, packs, this.product));
  }

  @Route(routes.getCoverageMatrix)
  matrix(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { query }: RouteInput<typeof routes.getCoverageMatrix>,
  ): Promise<CoverageMatrix> {
    const { db, packs } = this.product;
    const input = { ...asked(query), by: query.by, pack: query.pack ?? null, language };
    return db.read((tx) => coverageMatrix(tx, actor, input, packs, this.product));
  }

  @Route(routes.listRuleRecords)
  records(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.listRuleRecords>,
  ): Promise<Page<RuleRecord>> {
    const { db, packs } = this.product;
    const { requirement, rule, limit, after } = query;
    const input = { ...asked(query), requirement, rule, met: query.met ?? null, limit, after };
    return db.transaction((tx) => listRuleRecords(tx, actor, input, packs, this.product));
  }

  @Route(routes.listEvidencedRequirements)
  async evidenced(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params }: RouteInput<typeof routes.listEvidencedRequirements>,
  ): Promise<{ items: EvidencedRequirement[] }> {
    const { db, packs } = this.product;
    return { items: await db.read((tx) => listEvidencedRequirements(tx, actor, params.id, packs, language)) };
  }

  @Route(routes.getExceptions)
  exceptions(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { query }: RouteInput<typeof routes.getExceptions>,
  ): Promise<ExceptionOverview> {
    const input = { ...query, system: query.system ?? null };
    return this.product.db.read((tx) => getExceptions(tx, actor, input, language));
  }

  @Route(routes.listExceptions)
  exceptionRecords(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.listExceptions>,
  ): Promise<Page<ExceptionItem>> {
    const input = { ...query, system: query.system ?? null, kind: query.kind ?? null };
    return this.product.db.read((tx) => listExceptions(tx, actor, input));
  }

  @Route(routes.getLegalTimeline)
  timeline(@Who() actor: Actor, @InLanguage() language: Language): LegalTimeline {
    return legalTimeline(actor, this.product.packs, new Date().toISOString().slice(0, 10), language);
  }
}
