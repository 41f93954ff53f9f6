import { Controller } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import {
  routes,
  type AgreementView,
  type DisagreementView,
  type GoldItemView,
  type Page,
  type ReviewerQualityView,
  type ReviewersQuality,
  type RouteInput,
  type SecondReviews,
} from '@countersign/contracts';
import {
  addGoldItem,
  agreementOf,
  answerDisagreement,
  getMyQuality,
  getReviewerQuality,
  listDisagreements,
  listGoldItems,
  listReviewerQuality,
  listSecondReviews,
  readSharedRatings,
  retireGoldItem,
} from '@countersign/reviews';
import { Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

@Controller()
export class QualityController {
  constructor(private readonly product: Product) {}

  @Route(routes.addGoldItem)
  add(@Who() actor: Actor, @Input() { body }: RouteInput<typeof routes.addGoldItem>): Promise<GoldItemView> {
    return this.product.db.transaction((tx) => addGoldItem(tx, actor, body, this.product.policy));
  }

  @Route(routes.listGoldItems)
  list(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.listGoldItems>): Promise<Page<GoldItemView>> {
    return this.product.db.read((tx) => listGoldItems(tx, actor, query));
  }

  @Route(routes.retireGoldItem)
  async retire(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.retireGoldItem>): Promise<void> {
    await this.product.db.transaction((tx) => retireGoldItem(tx, actor, params.id));
  }

  @Route(routes.listSecondReviews)
  secondReviews(@Who() actor: Actor): Promise<SecondReviews> {
    return this.product.db.read((tx) => listSecondReviews(tx, actor));
  }

  @Route(routes.listDisagreements)
  disagreements(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.listDisagreements>,
  ): Promise<Page<DisagreementView>> {
    return this.product.db.transaction((tx) => listDisagreements(tx, actor, query));
  }

  @Route(routes.answerDisagreement)
  answer(
    @Who() actor: Actor,
    @Input() { params, body }: RouteInput<typeof routes.answerDisagreement>,
  ): Promise<DisagreementView> {
    return this.product.db.transaction((tx) => answerDisagreement(tx, actor, { ...params, ...body }));
  }

  @Route(routes.getMyQuality)
  mine(@Who() actor: Actor, @Input() { query }: RouteInput<typeof routes.getMyQuality>): Promise<ReviewerQualityView> {
    return this.product.db.read((tx) => getMyQuality(tx, actor, query.days, this.product.policy));
  }

  @Route(routes.listReviewerQuality)
  reviewers(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.listReviewerQuality>,
  ): Promise<ReviewersQuality> {
    return this.product.db.transaction((tx) => listReviewerQuality(tx, actor, query, this.product.policy));
  }

  @Route(routes.getReviewerQuality)
  reviewer(
    @Who() actor: Actor,
    @Input() { params, query }: RouteInput<typeof routes.getReviewerQuality>,
  ): Promise<ReviewerQualityView> {
    const about = { ...query, person: params.id };
    return this.product.db.transaction((tx) => getReviewerQuality(tx, actor, about, this.product.policy));
  }

  @Route(routes.getAgreement)
  async agreement(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.getAgreement>,
  ): Promise<AgreementView> {
    return agreementOf(await this.product.db.read((tx) => readSharedRatings(tx, actor, query)));
  }
}
