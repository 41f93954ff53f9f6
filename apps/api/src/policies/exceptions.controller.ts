import { Controller } from '@nestjs/common';
import type { Actor } from '@countersign/access';
import {
  routes,
  type ExceptionView,
  type Language,
  type Page,
  type RouteInput,
  type WaivableView,
} from '@countersign/contracts';
import { waivableRules } from '@countersign/policy';
import { approveException, endException, listExceptions, requestException } from '@countersign/submissions';
import { InLanguage, Input, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

/** Exceptions to single rules of the policy. */
@Controller()
export class ExceptionsController {
  constructor(private readonly product: Product) {}

  @Route(routes.listPolicyExceptions)
  list(
    @Who() actor: Actor,
    @Input() { query }: RouteInput<typeof routes.listPolicyExceptions>,
  ): Promise<Page<ExceptionView>> {
    return this.product.db.read((tx) => listExceptions(tx, actor, query));
  }

  @Route(routes.getWaivableRules)
  waivable(@InLanguage() language: Language): WaivableView {
    const { policy } = this.product;
    return {
      maxDays: policy.riskRouting.exceptions?.maxDays ?? null,
      rules: waivableRules(policy).map(({ rule, text, digest }) => ({ rule, text: text[language], digest })),
    };
  }

  @Route(routes.requestPolicyException)
  request(
    @Who() actor: Actor,
    @Input() { body }: RouteInput<typeof routes.requestPolicyException>,
  ): Promise<ExceptionView> {
    return this.product.db.transaction((tx) => requestException(tx, actor, body, this.product.policy));
  }

  @Route(routes.approvePolicyException)
  approve(
    @Who() actor: Actor,
    @Input() { params }: RouteInput<typeof routes.approvePolicyException>,
  ): Promise<ExceptionView> {
    return this.product.db.transaction((tx) => approveException(tx, actor, params, this.product.policy));
  }

  @Route(routes.endPolicyException)
  end(@Who() actor: Actor, @Input() { params }: RouteInput<typeof routes.endPolicyException>): Promise<ExceptionView> {
    return this.product.db.transaction((tx) => endException(tx, actor, params));
  }
}
