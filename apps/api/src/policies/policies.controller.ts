import { Controller } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import {
  routes,
  type BackTestView,
  type DraftView,
  type Language,
  type PolicyCheckView,
  type PolicyVersionDetail,
  type RouteInput,
  type RoutingView,
} from '@countersign/contracts';
import type { Tx } from '@countersign/database';
import {
  addDraft,
  approveDraft,
  changeDraft,
  confirmPolicyVersion,
  getDraft,
  getPolicyVersion,
  listBackTests,
  listDrafts,
  listPolicyVersions,
  policyCheckView,
  proposeDraft,
  requestBackTest,
  returnDraft,
  uncheckedDraft,
  withdrawDraft,
  type DraftRow,
  type UncheckedDraft,
} from '@countersign/submissions';
import { getRoutingBlind } from '@countersign/reviews';
import { InLanguage, Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

@Controller()
export class PoliciesController {
  constructor(private readonly product: Product) {}

  @Route(routes.getRouting)
  getRouting(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params, query }: RouteInput<typeof routes.getRouting>,
  ): Promise<RoutingView> {
    const asked = { submission: params.id, decision: query.decision };
    return this.product.db.read((tx) => getRoutingBlind(tx, actor, asked, language, this.product.policy));
  }

  @Route(routes.listPolicyVersions)
  listVersions(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listPolicyVersions>) {
    return this.product.db.read((tx) => listPolicyVersions(tx, actor, query));
  }

  @Route(routes.getPolicyVersion)
  getVersion(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.getPolicyVersion>,
  ): Promise<PolicyVersionDetail> {
    return this.product.db.read((tx) => getPolicyVersion(tx, actor, params.digest));
  }

  @Route(routes.confirmPolicyVersion)
  confirmVersion(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.confirmPolicyVersion>,
  ): Promise<PolicyVersionDetail> {
    return this.product.db.transaction((tx) => confirmPolicyVersion(tx, actor, { ...body, digest: params.digest }));
  }

  @Route(routes.checkPolicyDocuments)
  check(
    @InLanguage() language: Language,
    @Input() { body }: RouteInput<typeof routes.checkPolicyDocuments>,
  ): PolicyCheckView {
    return policyCheckView(this.product.policy, body.documents, language);
  }

  @Route(routes.listPolicyDrafts)
  listDrafts(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listPolicyDrafts>) {
    return this.product.db.read((tx) => listDrafts(tx, actor, query));
  }

  @Route(routes.addPolicyDraft)
  add(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { body }: RouteInput<typeof routes.addPolicyDraft>,
  ): Promise<DraftView> {
    return this.changed(language, (tx) => addDraft(tx, actor, body));
  }

  @Route(routes.getPolicyDraft)
  async get(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params }: RouteInput<typeof routes.getPolicyDraft>,
  ): Promise<DraftView> {
    return this.checked(await this.product.db.read((tx) => getDraft(tx, actor, params.id)), language);
  }

  @Route(routes.changePolicyDraft)
  change(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params, body }: RouteInput<typeof routes.changePolicyDraft>,
  ): Promise<DraftView> {
    return this.changed(language, (tx) => changeDraft(tx, actor, { ...body, id: params.id }));
  }

  @Route(routes.proposePolicyDraft)
  propose(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params, body }: RouteInput<typeof routes.proposePolicyDraft>,
  ): Promise<DraftView> {
    return this.changed(language, (tx) => proposeDraft(tx, actor, { ...body, id: params.id }, this.product.policy));
  }

  @Route(routes.approvePolicyDraft)
  approve(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params, body }: RouteInput<typeof routes.approvePolicyDraft>,
  ): Promise<DraftView> {
    const at = body.at === null ? null : new Date(body.at);
    return this.changed(language, (tx) => approveDraft(tx, actor, { ...body, id: params.id, at }));
  }

  @Route(routes.returnPolicyDraft)
  giveBack(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params, body }: RouteInput<typeof routes.returnPolicyDraft>,
  ): Promise<DraftView> {
    return this.changed(language, (tx) => returnDraft(tx, actor, { ...body, id: params.id }));
  }

  @Route(routes.withdrawPolicyDraft)
  withdraw(
    @Who() actor: Actor,
    @InLanguage() language: Language,
    @Input() { params }: RouteInput<typeof routes.withdrawPolicyDraft>,
  ): Promise<DraftView> {
    return this.changed(language, (tx) => withdrawDraft(tx, actor, params));
  }

  @Route(routes.requestBackTest)
  requestBackTest(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.requestBackTest>,
  ): Promise<BackTestView> {
    const range = { from: new Date(body.from), to: new Date(body.to), systems: body.systems };
    return this.product.db.transaction((tx) =>
      requestBackTest(tx, actor, { draft: params.id, ...range }, this.product.policy),
    );
  }

  @Route(routes.listBackTests)
  async listBackTests(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.listBackTests>) {
    return { items: await this.product.db.read((tx) => listBackTests(tx, actor, params.id)) };
  }

  /** Answers a draft as it stands after a change. */
  private async changed(language: Language, change: (tx: Tx) => Promise<DraftRow>): Promise<DraftView> {
    const draft = await this.product.db.transaction(async (tx) => uncheckedDraft(tx, await change(tx)));
    return this.checked(draft, language);
  }

  private checked(draft: UncheckedDraft, language: Language): DraftView {
    return { ...draft, check: policyCheckView(this.product.policy, draft.documents, language) };
  }
}
