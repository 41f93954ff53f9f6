import { Controller, Req, Res } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import {
  flowFreshSeconds,
  routes,
  type ClaimInput,
  type ClaimView,
  type ContestationView,
  type EditAnswer,
  type DecisionAnswer,
  type DecisionInput,
  type DecisionView,
  type Language,
  type Alarms,
  type BulkDecisionAnswer,
  type BulkReading,
  type Candidates,
  type QueueFlow,
  type QueueSummary,
  type ReviewView,
  type RouteInput,
} from '@countersign/contracts';
import {
  acknowledgeAlarm,
  answerContestation,
  askForFlow,
  assignReview,
  bulkDecide,
  claimReviews,
  drawArms,
  editOutput,
  decideReviews,
  getClaims,
  readQueueFlow,
  getReceipt,
  getReview,
  handOverReview,
  heartbeatClaim,
  holdReview,
  listAlarms,
  listCandidates,
  giveOpinion,
  openDecisions,
  openReview,
  listQueue,
  readForBulk,
  releaseClaim,
  resumeReview,
  snoozeReview,
  summarizeQueue,
  type Claim,
  type FlowAsked,
  type QueueFilter,
  type ShownClaim,
} from '@countersign/reviews';
import type { GroupRequest } from '@countersign/submissions';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BriefCache } from '../http/brief-cache.js';
import { Coalescer } from '../http/coalescer.js';
import { InLanguage, Input, Who } from '../http/parameters.js';
import { problemOfItem } from '../http/problem.filter.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

@Controller()
export class ReviewsController {
  private readonly pages: Coalescer<GroupRequest<QueueFilter>, string>;
  private readonly claims: Coalescer<GroupRequest<ClaimInput>, Claim | null>;
  private readonly claimed: Coalescer<GroupRequest<ShownClaim>, ClaimView>;
  private readonly decisions: Coalescer<GroupRequest<DecisionInput>, DecisionAnswer>;
  /** By what is told: leads who have the page open are told what one of them was, for a moment. */
  private readonly flows: BriefCache<QueueFlow>;

  constructor(private readonly product: Product) {
    const { db, lots, receipts: signer } = product;
    this.pages = new Coalescer((requests) => db.read((tx) => listQueue(tx, requests, product.policy)), { most: 32 });
    this.flows = new BriefCache((asked) => db.read((tx) => readQueueFlow(tx, JSON.parse(asked) as FlowAsked)), {
      freshMs: flowFreshSeconds * 1000,
      mostHeld: 200,
      timesAsLong: 20,
    });
    this.claims = new Coalescer(
      (requests) =>
        db.transaction(async (tx) => {
          const results = await claimReviews(tx, requests);
          const claims = results.map((result, nth) => ({
            actor: (requests[nth] as (typeof requests)[number]).actor,
            result,
          }));
          await drawArms(tx, claims, { policy: product.policy, lots });
          return results;
        }),
      { most: 32, lanes: 1 },
    );
    this.claimed = new Coalescer((requests) => db.read((tx) => getClaims(tx, requests, product.policy)), {
      most: 32,
      lanes: 1,
    });
    this.decisions = new Coalescer(
      (requests) => db.transaction((tx) => decideReviews(tx, requests, { policy: product.policy, signer })),
      { most: 32, lanes: 1 },
    );
  }

  @Route(routes.claimReview)
  async claim(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { body }: RouteInput<typeof routes.claimReview>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClaimView | undefined> {
    const claim = await this.claims.submit({ actor, input: body });
    if (claim) return this.claimed.submit({ actor, input: { ...claim, language } });
    void reply.status(204);
    return undefined;
  }

  @Route(routes.heartbeatClaim)
  async heartbeat(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.heartbeatClaim>) {
    const expiresAt = await this.product.db.transaction((tx) => heartbeatClaim(tx, actor, params.id));
    return { id: params.id, expiresAt: expiresAt.toISOString() };
  }

  @Route(routes.releaseClaim)
  async release(
    @Who() actor: Actor,
    @Input() { params, query }: RouteInput<typeof routes.releaseClaim>,
  ): Promise<void> {
    const input = { claim: params.id, reason: query.reason ?? null, code: query.code ?? null };
    await this.product.db.transaction((tx) => releaseClaim(tx, actor, input));
  }

  @Route(routes.handOverReview)
  async handOver(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.handOverReview>,
  ): Promise<void> {
    await this.product.db.transaction((tx) => handOverReview(tx, actor, { claim: params.id, ...body }));
  }

  @Route(routes.getReview)
  review(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.getReview>): Promise<ReviewView> {
    return this.product.db.transaction((tx) => openReview(tx, actor, params.id, this.product.policy));
  }

  @Route(routes.listCandidates)
  candidates(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.listCandidates>): Promise<Candidates> {
    return this.product.db.read((tx) => listCandidates(tx, actor, params.id, this.product.policy));
  }

  @Route(routes.assignReview)
  assign(@Who() actor: Actor, @Input() { params, body }: RouteInput<typeof routes.assignReview>): Promise<ReviewView> {
    return this.product.db.transaction(async (tx) => {
      await assignReview(tx, actor, { submission: params.id, ...body });
      return getReview(tx, actor, params.id, this.product.policy);
    });
  }

  @Route(routes.holdReview)
  hold(@Who() actor: Actor, @Input() { params, body }: RouteInput<typeof routes.holdReview>): Promise<ReviewView> {
    return this.product.db.transaction(async (tx) => {
      await holdReview(tx, actor, { submission: params.id, ...body });
      return getReview(tx, actor, params.id, this.product.policy);
    });
  }

  @Route(routes.resumeReview)
  resume(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.resumeReview>): Promise<ReviewView> {
    return this.product.db.transaction(async (tx) => {
      await resumeReview(tx, actor, { submission: params.id });
      return getReview(tx, actor, params.id, this.product.policy);
    });
  }

  @Route(routes.snoozeReview)
  snooze(@Who() actor: Actor, @Input() { params, body }: RouteInput<typeof routes.snoozeReview>): Promise<ReviewView> {
    return this.product.db.transaction(async (tx) => {
      await snoozeReview(tx, actor, { submission: params.id, ...body });
      return getReview(tx, actor, params.id, this.product.policy);
    });
  }

  @Route(routes.giveOpinion)
  async opine(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { body }: RouteInput<typeof routes.giveOpinion>,
  ): Promise<ClaimView> {
    const claim = await this.product.db.transaction((tx) => giveOpinion(tx, actor, body, this.product.policy));
    return this.claimed.submit({ actor, input: { ...claim, language } });
  }

  @Route(routes.decideReview)
  decide(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.decideReview>): Promise<DecisionAnswer> {
    return this.decisions.submit({ actor, input: body });
  }

  @Route(routes.answerContestation)
  answer(
    @Who() actor: Actor,
    @Input() { body }: RouteInput<typeof routes.answerContestation>,
  ): Promise<ContestationView> {
    return this.product.db.transaction((tx) => answerContestation(tx, actor, body, this.product.policy));
  }

  @Route(routes.editOutput)
  edit(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.editOutput>): Promise<EditAnswer> {
    const { db, policy, receipts: signer } = this.product;
    return db.transaction((tx) => editOutput(tx, actor, body, { policy, signer }));
  }

  @Route(routes.readForBulk)
  readTogether(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { body }: RouteInput<typeof routes.readForBulk>,
  ): Promise<BulkReading> {
    return this.product.db.transaction((tx) => readForBulk(tx, actor, body, this.product.policy, language));
  }

  @Route(routes.bulkDecide)
  async decideTogether(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Req() request: FastifyRequest,
    @Input() { body }: RouteInput<typeof routes.bulkDecide>,
  ): Promise<BulkDecisionAnswer> {
    const { db, policy, receipts: signer } = this.product;
    const results = await db.transaction((tx) => bulkDecide(tx, actor, body, { policy, signer }));
    return {
      results: results.map((result, index) => {
        const submission = body.items[index]?.submission ?? '';
        if ('answer' in result) return { submission, status: 201, decided: result.answer };
        const problem = problemOfItem(result.refusal, String(request.id), language);
        return { submission, status: problem.status, problem };
      }),
    };
  }

  @Route(routes.listQueue)
  async list(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.listQueue>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.pages.submit({ actor, input: query });
    await reply.header('Content-Type', 'application/json; charset=utf-8').send(page);
  }

  @Route(routes.listAlarms)
  alarms(@Who() actor: Actor): Promise<Alarms> {
    return this.product.db.read((tx) => listAlarms(tx, actor, this.product.policy));
  }

  @Route(routes.acknowledgeAlarm)
  async acknowledge(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.acknowledgeAlarm>): Promise<void> {
    await this.product.db.transaction((tx) => acknowledgeAlarm(tx, actor, body));
  }

  @Route(routes.summarizeQueue)
  summarize(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.summarizeQueue>): Promise<QueueSummary> {
    const since = query.since === undefined ? null : new Date(query.since);
    return this.product.db.read((tx) => summarizeQueue(tx, actor, since, this.product.policy));
  }

  @Route(routes.getQueueFlow)
  async flow(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.getQueueFlow>): Promise<QueueFlow> {
    return this.flows.find(JSON.stringify(askForFlow(actor, query)));
  }

  @Route(routes.listDecisions)
  async decisionsOf(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.listDecisions>,
  ): Promise<{ items: DecisionView[] }> {
    return {
      items: await this.product.db.transaction((tx) => openDecisions(tx, actor, params.id, this.product.policy)),
    };
  }

  @Route(routes.getReceipt)
  async receipt(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.getReceipt>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const jws = await this.product.db.read((tx) => getReceipt(tx, actor, params.id));
    await reply.header('Content-Type', 'application/jose').send(jws);
  }
}
