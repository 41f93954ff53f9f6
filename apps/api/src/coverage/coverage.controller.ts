import { Controller, Logger } from '@nestjs/common';
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
  CountMemory,
  coverageMatrix,
  getExceptions,
  legalTimeline,
  listEvidencedRequirements,
  listExceptions,
  listRuleRecords,
  type EvidencedRequirement,
  type Grounds,
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
  private readonly memory: CountMemory;

  constructor(private readonly product: Product) {
    const logger = new Logger('Coverage');
    this.memory = new CountMemory(product.counting, (error) => logger.error(error));
  }

  /** Who asks for the present shares what takes long to count; who names a moment has it counted. */
  private groundsFor(now: Date | null): Grounds {
    const { policy, witnesses } = this.product;
    return { policy, witnesses, shared: now === null ? undefined : { memory: this.memory, now } };
  }

  @Route(routes.getCoverage)
  coverage(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { query }: RouteInput<typeof routes.getCoverage>,
  ): Promise<Coverage> {
    const { counting, packs } = this.product;
    const input = { ...asked(query), pack: query.pack ?? null, language };
    const grounds = this.groundsFor(query.at === undefined ? input.at : null);
    return counting.read((tx) => computeCoverage(tx, actor, input, packs, grounds));
  }

  @Route(routes.getCoverageMatrix)
  matrix(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { query }: RouteInput<typeof routes.getCoverageMatrix>,
  ): Promise<CoverageMatrix> {
    const { counting, packs } = this.product;
    const input = { ...asked(query), by: query.by, pack: query.pack ?? null, language };
    const grounds = this.groundsFor(query.at === undefined ? input.at : null);
    return counting.read((tx) => coverageMatrix(tx, actor, input, packs, grounds));
  }

  @Route(routes.listRuleRecords)
  records(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.listRuleRecords>,
  ): Promise<Page<RuleRecord>> {
    const { counting, packs } = this.product;
    const { requirement, rule, limit, after } = query;
    const input = { ...asked(query), requirement, rule, met: query.met ?? null, limit, after };
    return counting.transaction((tx) => listRuleRecords(tx, actor, input, packs, this.product));
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
    const { memory } = this;
    return this.product.counting.read((tx) => getExceptions(tx, actor, input, language, { memory }));
  }

  @Route(routes.listExceptions)
  exceptionRecords(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.listExceptions>,
  ): Promise<Page<ExceptionItem>> {
    const input = { ...query, system: query.system ?? null, kind: query.kind ?? null };
    return this.product.counting.read((tx) => listExceptions(tx, actor, input));
  }

  @Route(routes.getLegalTimeline)
  timeline(@Who() actor: Actor, @InLanguage() language: Language): LegalTimeline {
    return legalTimeline(actor, this.product.packs, new Date().toISOString().slice(0, 10), language);
  }
}
