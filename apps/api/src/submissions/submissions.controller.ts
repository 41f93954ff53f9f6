import { Controller, Req, Res } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import {
  routes,
  type CheckRunView,
  type CommentView,
  type ContestationView,
  type DryRunView,
  type FindingView,
  type JudgementView,
  type Language,
  type Page,
  type DisclosureView,
  type PayloadView,
  type RouteInput,
  type SubmissionListItem,
  type SubmissionView,
} from '@countersign/contracts';
import {
  addComment,
  openPayload,
  parseSubmission,
  planSubmission,
  reviseSubmission,
  settledStates,
  withdrawSubmission,
} from '@countersign/submissions';
import { disclosureSource } from '@countersign/requirements';
import {
  contestDecision,
  getDisclosure,
  getSubmissionBlind,
  judgeFinding,
  openCheckRun,
  openComments,
  listContestations,
  listFindingsBlind,
  listSubmissionsBlind,
  reviewTasks,
} from '@countersign/reviews';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InLanguage, Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';
import { BodyReader } from './body-reader.js';
import { DecisionWatch } from './decision-watch.js';
import { idempotencyKeyOf } from './idempotency-key-of.js';
import { Intake, receivedView } from './intake.js';

@Controller()
export class SubmissionsController {
  constructor(
    private readonly product: Product,
    private readonly intake: Intake,
    private readonly bodies: BodyReader,
    private readonly watch: DecisionWatch,
  ) {}

  @Route(routes.submitOutput)
  async submit(
    @Req() request: FastifyRequest,
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input('unparsed') { query }: RouteInput<typeof routes.submitOutput>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionView | DryRunView> {
    const { body, images } = await this.bodies.read(request, actor, { store: !query.dryRun });
    const parsed = parseSubmission(body);
    if (query.dryRun) {
      void reply.status(200);
      return this.product.db.read((tx) => planSubmission(tx, actor, { parsed, images }, this.product.policy, language));
    }
    const { view, replay } = await this.intake.submit(actor, parsed, idempotencyKeyOf(request), language);
    if (replay) void reply.status(200);
    else void reply.header('Location', view.links.self);
    return view;
  }

  @Route(routes.submitBatch)
  async submitBatch(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input('items-apart') { body }: RouteInput<typeof routes.submitBatch>,
    @Req() request: FastifyRequest,
  ) {
    const key = idempotencyKeyOf(request);
    return { results: await this.intake.submitBatch(actor, body.items, key, language, String(request.id)) };
  }

  @Route(routes.listSubmissions)
  list(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.listSubmissions>,
  ): Promise<Page<SubmissionListItem>> {
    return this.product.db.read((tx) => listSubmissionsBlind(tx, actor, query, this.product.policy));
  }

  @Route(routes.getSubmission)
  get(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params }: RouteInput<typeof routes.getSubmission>,
  ): Promise<SubmissionView> {
    return this.product.db.read((tx) => getSubmissionBlind(tx, actor, params.id, language, this.product.policy));
  }

  @Route(routes.getCheckRun)
  getCheckRun(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params }: RouteInput<typeof routes.getCheckRun>,
  ): Promise<CheckRunView> {
    return this.product.db.transaction((tx) => openCheckRun(tx, actor, params, language, this.product.policy));
  }

  @Route(routes.judgeFinding)
  judgeFinding(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.judgeFinding>,
  ): Promise<JudgementView> {
    const judged = { submission: params.id, finding: params.finding, useful: body.useful };
    return this.product.db.transaction((tx) => judgeFinding(tx, actor, judged));
  }

  @Route(routes.getPayload)
  getPayload(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.getPayload>): Promise<PayloadView> {
    return this.product.db.transaction((tx) => openPayload(tx, actor, params.id));
  }

  @Route(routes.waitForDecision)
  async wait(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params, query }: RouteInput<typeof routes.waitForDecision>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionView> {
    const read = (): Promise<SubmissionView> =>
      this.product.db.read((tx) => getSubmissionBlind(tx, actor, params.id, language, this.product.policy));
    let view = await read();
    if (!settledStates.includes(view.state)) {
      await this.watch.settled(params.id, query.timeout * 1000, request.raw);
      view = await read();
    }
    void reply.status(settledStates.includes(view.state) ? 200 : 202);
    return view;
  }

  @Route(routes.reviseSubmission)
  async revise(
    @Req() request: FastifyRequest,
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input('unparsed') { params }: RouteInput<typeof routes.reviseSubmission>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmissionView> {
    const parsed = parseSubmission((await this.bodies.read(request, actor, { store: true })).body);
    const input = { id: params.id, parsed, idempotencyKey: idempotencyKeyOf(request) };
    const answer = await this.product.db.transaction((tx) => reviseSubmission(tx, actor, input, this.product.policy));
    const view = receivedView(answer, language);
    if (answer.replay) void reply.status(200);
    else void reply.header('Location', view.links.self);
    return view;
  }

  @Route(routes.withdrawSubmission)
  async withdraw(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params }: RouteInput<typeof routes.withdrawSubmission>,
  ): Promise<SubmissionView> {
    await this.product.db.transaction((tx) => withdrawSubmission(tx, actor, params.id, reviewTasks));
    return this.intake.view(params.id, language);
  }

  @Route(routes.listFindings)
  async listFindings(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params }: RouteInput<typeof routes.listFindings>,
  ): Promise<{ items: FindingView[] }> {
    const { db, policy } = this.product;
    return { items: await db.read((tx) => listFindingsBlind(tx, actor, params.id, language, policy)) };
  }

  @Route(routes.listComments)
  async listComments(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.listComments>,
  ): Promise<{ items: CommentView[] }> {
    const { db, policy } = this.product;
    return { items: await db.transaction((tx) => openComments(tx, actor, params.id, policy)) };
  }

  @Route(routes.addComment)
  addComment(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.addComment>,
  ): Promise<CommentView> {
    return this.product.db.transaction((tx) => addComment(tx, actor, { submission: params.id, text: body.text }));
  }

  @Route(routes.contestDecision)
  contest(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.contestDecision>,
  ): Promise<ContestationView> {
    const { db, policy } = this.product;
    return db.transaction((tx) => contestDecision(tx, actor, { submission: params.id, ...body }, policy));
  }

  @Route(routes.listContestations)
  async contestations(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.listContestations>,
  ): Promise<{ items: ContestationView[] }> {
    const { db, policy } = this.product;
    return { items: await db.transaction((tx) => listContestations(tx, actor, params.id, policy)) };
  }

  @Route(routes.getDisclosure)
  disclosure(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params }: RouteInput<typeof routes.getDisclosure>,
  ): Promise<DisclosureView> {
    const { db, packs } = this.product;
    const day = new Date().toISOString().slice(0, 10);
    const sources = { image: disclosureSource(packs, 'image', day), text: disclosureSource(packs, 'text', day) };
    return db.read((tx) => getDisclosure(tx, actor, params.id, { language, sources }));
  }
}
