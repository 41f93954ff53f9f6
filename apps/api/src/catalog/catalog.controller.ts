import { Controller } from '@nestjs/common';
import { authorize, reachOf, reachValues, rolesApart, systemsAllowed, type Actor } from '@countersign/access';
import { checks } from '@countersign/checks';
import {
  incidentClasses,
  modalities,
  outcomes,
  routes,
  severities,
  tiers,
  type CatalogView,
  type Language,
  type ModelCardView,
  type PolicyView,
} from '@countersign/contracts';
import type { Policy } from '@countersign/policy';
import { renderers } from '@countersign/reports';
import { reportingClock } from '@countersign/requirements';
import { findPolicyVersion, shownDocuments } from '@countersign/submissions';
import { InLanguage, Who } from '../http/parameters.js';
import { Route } from '../http/route.decorator.js';
import { Product } from '../product.js';

@Controller()
export class CatalogController {
  constructor(private readonly product: Product) {}

  @Route(routes.getCatalog)
  async catalog(@Who() actor: Actor, @InLanguage() language: Language): Promise<CatalogView> {
    authorize(actor, 'read', 'Catalog');
    const { policy, packs, db } = this.product;
    const today = new Date().toISOString().slice(0, 10);
    const reach = (['read', 'submit'] as const).flatMap((act) => reachOf(actor, act, 'Submission'));
    const allowed = actor.kind === 'key' ? systemsAllowed(actor, 'read', 'Catalog') : reachValues(reach)[0];
    const systems = await db.read((tx) =>
      tx.query<{ slug: string; name: string }>(
        // All of them, since people choose from these: each was registered by hand.
        'select slug, name from ai_system where $1::text[] is null or slug = any($1) order by slug',
        [allowed],
      ),
    );
    return {
      modalities: [...modalities],
      checks: [...checks.values()].map(({ name, kind, modality, version }) => ({ name, kind, modality, version })),
      tiers: [...tiers],
      severities: [...severities],
      queues: policy.riskRouting.queues,
      bulkTiers: policy.riskRouting.defaults.bulk.tiers,
      competences: policy.riskRouting.competences,
      tags: [...new Set(policy.riskRouting.route.flatMap(({ tags }) => tags ?? []))].toSorted(),
      outcomes: [...outcomes],
      reasons: policy.reasons.reasons.map((reason) => ({
        code: reason.code,
        outcomes: reason.outcomes,
        modalities: reason.modalities ?? [...modalities],
        label: reason.label[language],
      })),
      incidentClasses: incidentClasses.flatMap((name) => {
        const clock = reportingClock(packs, name, today);
        return clock === null ? [] : [{ class: name, ...clock }];
      }),
      systems,
      reportFormats: [...renderers.values()].map(({ name, mediaType }) => ({ name, mediaType })),
      models: policy.models.models.map((model) => modelCardOf(model, language)),
      devices: policy.devices.classes.map(({ name, label }) => ({ name, label: label[language] })),
      roles: Object.entries(policy.roles.roles).map(([name, { label }]) => ({ name, label: label[language] })),
      rolesApart: rolesApart(policy.roles),
      breaks: policy.reviewQuality.breaks,
      policyDigest: policy.digest,
    };
  }

  @Route(routes.listModels)
  models(@Who() actor: Actor, @InLanguage() language: Language): { items: ModelCardView[] } {
    authorize(actor, 'read', 'Catalog');
    return { items: this.product.policy.models.models.map((model) => modelCardOf(model, language)) };
  }

  @Route(routes.getPolicy)
  async policy(@Who() actor: Actor): Promise<PolicyView> {
    authorize(actor, 'read', 'Policy');
    const { policy, db } = this.product;
    const version = await db.read((tx) => findPolicyVersion(tx, policy.digest));
    const activeSince = version?.first_used_at.toISOString() ?? null;
    return {
      digest: policy.digest,
      activeSince,
      documents: [...shownDocuments(policy.documents, policy.trustedSigners), ...testsOf(policy)],
    };
  }
}

/** The tests of a policy from a folder, where they are one document: a draft begins with them. */
function testsOf({ documents, tests: [first, ...more] }: Policy): PolicyView['documents'] {
  const isShown = documents.some(({ name }) => name === 'tests') || first === undefined || more.length > 0;
  return isShown ? [] : [{ name: 'tests', yaml: first.yaml }];
}

/** What people may read of a model; never the address of its server. */
function modelCardOf(model: Policy['models']['models'][number], language: Language): ModelCardView {
  const { name, label, task, backend, revision, licence, languages, card } = model;
  return {
    name,
    label: label[language],
    task,
    backend,
    revision,
    licence,
    languages,
    intendedUse: card.intendedUse[language],
    limits: card.limits[language],
  };
}
