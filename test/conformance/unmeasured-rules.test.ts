import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { loadPolicy } from '@countersign/policy';
import { loadRequirements } from '@countersign/reports';
import { evidencePlan, wordsOf, type GapReason } from '@countersign/requirements';

/** Rules that this version does not measure, by what it lacks. Whoever adds one here takes it out of what coverage can say. */
const unmeasured: Record<GapReason, readonly string[]> = {
  check: [
    'AIA-5 released-despite-hit',
    'AIA-4a special-category-without-ground',
    'AIA-10.5 special-category-without-ground',
    'AIA-50.4.deepfake likeness-screen',
    'HLEG-2.4 rerun-sample-agrees',
    'HLEG-5.1 group-disparity',
    'HLEG-5.2 released-artefact-accessible',
    'HLEG-6.3 public-interest-screen',
    'COP-S1.1 metadata-signature-valid',
    'COP-S1.1 second-layer',
  ],
  condition: [
    'AIA-6.4 derogation-documented',
    'AIA-10.2.g mitigation-rechecked',
    'AIA-21 export-verifies',
    'AIA-26.5 risk-suspends-use',
    'AIA-26.7 worker-notice',
    'AIA-49 registration-number',
    'AIA-50.2 mark-present',
    'AIA-50.2 exemption-has-ground',
    'AIA-50.3 exposed-informed',
    'AIA-50.4.deepfake label-on-deepfake',
    'AIA-55.1.c upstream-incident-forwarded',
    'GDPR-22 human-with-power-decided',
    'GDPR-35 dpia-linked',
    'HLEG-2.4 low-confidence-escalated',
    'HLEG-6.3 political-use-held',
    'HLEG-7.1 export-rehearsed',
    'COP-S1.2 input-marks-kept',
  ],
  document: [
    'AIA-9.2 risk-register-linked',
    'AIA-9.2 risk-register-current',
    'AIA-10.2.f dataset-bias-report',
    'AIA-10.3 datasheet-linked',
    'AIA-11 annex-iv-sections',
    'AIA-13.3 instructions-linked',
    'AIA-17 qms-aspects-linked',
    'AIA-72 plan-linked',
    'AIA-73.6 investigation-report',
    'HLEG-1.1 rights-assessment-linked',
    'HLEG-2.1 adversarial-test',
    'HLEG-4.3 limits-shown',
    'HLEG-5.3 consultation-record',
  ],
  event: [
    'AIA-5 prohibited-screen-at-registration',
    'AIA-9.5 residual-risk-decision',
    'AIA-12.2 monitoring-report',
    'AIA-13.3 instructions-seen-by-reviewer',
    'AIA-14.4.a system-card-shown',
    'AIA-14.4.c explanation-opened',
    'AIA-14.4.d override-recorded',
    'AIA-14.4.e release-while-halted',
    'AIA-26.2 approver-qualified-at-decision-time',
    'AIA-26.2 approver-trained',
    'AIA-26.5 monitoring-report',
    'AIA-26.7 notice-before-use',
    'AIA-26.11 subject-informed',
    'AIA-50.4.text no-ai-change-after-signoff',
    'AIA-72 report-current',
    'AIA-73.6 authority-told-before-change',
    'GDPR-32 restore-test',
    'HLEG-1.2 ai-origin-shown-to-reviewer',
    'HLEG-1.3 overseer-trained',
    'HLEG-3.3 denied-access-logged',
    'HLEG-4.3 ai-notice',
    'COP-S2.1 label-kind',
  ],
  field: [
    'AIA-6.2 class-has-grounds',
    'AIA-6.4 profiling-with-derogation',
    'AIA-9.2 incident-feeds-risk',
    'AIA-9.8 check-names-its-policy',
    'AIA-11 log-design-described',
    'AIA-12.3 biometric-fields',
    'AIA-14.1 decision-names-what-was-seen',
    'AIA-14.4.d override-offered',
    'AIA-14.5 approvers-competent',
    'AIA-15.3 declared-level',
    'AIA-21 request-recorded',
    'AIA-26.1 use-within-purpose',
    'AIA-26.1 policy-bound-to-instructions',
    'AIA-26.4 input-described',
    'AIA-86 decision-explainable',
    'AIA-99 export-states-gaps',
    'GDPR-5.2 raw-personal-data-in-log',
    'GDPR-25 redacted-by-default',
    'HLEG-2.3 error-rate-shown',
    'HLEG-3.1 no-personal-data-in-log-leaf',
    'HLEG-4.1 lineage-complete',
    'HLEG-7.2 report-channel-open',
    'HLEG-7.3 exception-has-reason',
  ],
  metric: [
    'AIA-15.3 measured-vs-declared',
    'HLEG-2.3 claim-support',
    'HLEG-4.2 reviewer-understands',
    'HLEG-5.1 image-representation',
  ],
  population: [
    'AIA-4 operators-have-training-record',
    'AIA-4 training-current',
    'AIA-5.1.ba misuse-corrected',
    'AIA-9.8 prerelease-test',
    'AIA-4a sensitive-data-deleted',
    'AIA-10.5 sensitive-data-deleted',
    'AIA-11 test-reports-dated-and-signed',
    'AIA-12.2 version-changes-typed',
    'AIA-14.4.a anomaly-alert-acknowledged',
    'AIA-15.4 ai-output-as-reference',
    'AIA-15.5 signing-key-protected',
    'AIA-18 documents-kept',
    'AIA-20 nonconformity-has-action',
    'AIA-20 deployers-informed',
    'AIA-20 action-started',
    'AIA-21 authority-request-answered',
    'AIA-25 role-reviewed-on-change',
    'AIA-26.9 dpia-cites-instructions',
    'AIA-26.12 authority-request-answered',
    'AIA-27 fria-six-points',
    'AIA-27 fria-notified',
    'AIA-47 declaration-fields',
    'AIA-47 declaration-kept',
    'AIA-50.1 notice-at-first-contact',
    'AIA-50.2 mark-survives-export',
    'AIA-50.5 notice-first',
    'AIA-50.5 notice-accessible',
    'AIA-53 upstream-papers-on-file',
    'AIA-86 explanation-given',
    'AIA-86 explanation-has-parts',
    'GDPR-5.2 retention-rule-per-category',
    'GDPR-17 erasure-answered',
    'GDPR-17 erased-payload-gone',
    'GDPR-17 refusal-has-ground',
    'GDPR-30 record-fields',
    'HLEG-1.1 rights-flag-triaged',
    'HLEG-2.2 recheck-on-version-change',
    'HLEG-3.1 privacy-flag-triaged',
    'HLEG-5.1 bias-flag-triaged',
    'HLEG-7.2 flag-triage-time',
    'COP-S2.4 editor-named',
    'COP-S2.4 review-policy-current',
  ],
  verification: ['AIA-99 export-signed', 'HLEG-7.1 offline-verification'],
};

const folder = fileURLToPath(new URL('../../policies', import.meta.url));
const packs = await loadRequirements(join(folder, 'requirements'), await loadPolicy(folder));
const planned = packs.flatMap((pack) =>
  pack.requirements.flatMap((requirement) =>
    evidencePlan(pack, requirement).map((plan) => ({
      pack,
      requirement,
      plan,
      name: `${requirement.id} ${plan.rule.id}`,
    })),
  ),
);
const gaps = planned.flatMap(({ plan, ...one }) =>
  plan.measurement === null ? { ...one, origin: plan.rule.origin, reason: plan.reason } : [],
);

describe('rules that are not measured', () => {
  it.each(Object.entries(unmeasured))('for lack of a %s are these and no others', (reason, names) => {
    expect(gaps.filter((gap) => gap.reason === reason).map(({ name }) => name)).toEqual(names);
  });

  it('leave at least so many that are', () => {
    expect(gaps).toHaveLength(Object.values(unmeasured).flat().length);
    expect(planned.length - gaps.length).toBeGreaterThanOrEqual(68);
  });

  it('where the law asks for them, are stated by a person, or it is said where their evidence lies', () => {
    const ofLaw = gaps.filter(({ origin }) => origin === 'law');
    expect(ofLaw.length).toBeGreaterThan(0);
    const silent = ofLaw.filter(({ pack, requirement }) => {
      const [en, zh] = [wordsOf(pack, requirement, 'en').limits, wordsOf(pack, requirement, 'zh-TW').limits];
      const isTold = en?.includes('Outside of this product: ') === true && zh?.includes('本產品之外：') === true;
      return !requirement.attestation.needed && !isTold;
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});
