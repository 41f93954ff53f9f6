import { z } from 'zod';

export const modalities = ['text', 'image', 'schedule'] as const;
export const modality = z.enum(modalities);
export type Modality = z.infer<typeof modality>;

export const submissionStates = [
  'checking',
  'awaiting-review',
  'approved',
  'rejected',
  'changes-requested',
  'superseded',
  'withdrawn',
  'revoked',
] as const;
export const submissionState = z.enum(submissionStates);
export type SubmissionState = z.infer<typeof submissionState>;

export const checkStates = ['pending', 'running', 'passed', 'flagged', 'inconclusive'] as const;
export const checkState = z.enum(checkStates);
export type CheckState = z.infer<typeof checkState>;

/** How a check run can end. "Inconclusive" is never a pass. */
export const checkOutcome = z.enum(['passed', 'flagged', 'inconclusive']);
export type CheckOutcome = z.infer<typeof checkOutcome>;

export const tiers = ['minimal', 'limited', 'high'] as const;
export const tier = z.enum(tiers);
export type Tier = z.infer<typeof tier>;

export const severities = ['info', 'minor', 'major', 'critical'] as const;
export const severity = z.enum(severities);
export type Severity = z.infer<typeof severity>;

export const outcomes = ['approve', 'reject', 'request-changes', 'escalate'] as const;
export const outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof outcome>;

/** Roles that the product brings along; `roles.yaml` of a deployment may have others. */
export const roles = ['reviewer', 'lead', 'compliance', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const scopes = ['submit', 'read', 'report'] as const;
export const scope = z.enum(scopes);
export type Scope = z.infer<typeof scope>;
