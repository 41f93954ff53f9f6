import { slug } from '@countersign/contracts';
import { z } from 'zod';

const claim = z.string().min(1).max(200);

/** `sign-in.yaml`: what the claims of an identity provider mean here. Without a provider it is read and has no effect. */
export const signInRules = z.strictObject({
  version: z.literal(1),
  /** How somebody is found who signs in by the provider for the first time. */
  matchBy: z.enum(['subject', 'email-verified']),
  /** Whether somebody who is not found is added. */
  createPeople: z.boolean(),
  /** The claim that says whether the e-mail address was verified. */
  verifiedClaim: z.string().min(1).max(200).default('email_verified'),
  /**
   * What the ID token must say of how somebody signed in: one of these values of that claim (`amr`, `acr`, `acrs`). `ask` is sent as
   * `acr_values`, in the order in which they are preferred. Absent: nothing.
   */
  authentication: z
    .strictObject({
      claim,
      anyOf: z.array(claim).min(1).max(50),
      ask: z.array(z.string().max(200).regex(/^\S+$/)).max(20).default([]),
    })
    .optional(),
  /** Values of the roles claim, and the role of `roles.yaml` each gives: for one AI system (by its slug), or for all of them (null). */
  roles: z.array(z.strictObject({ claim, role: slug, system: slug.nullable().default(null) })).max(1000),
  competences: z.array(z.strictObject({ claim, competence: slug })).max(1000),
});
export type SignInRules = z.infer<typeof signInRules>;
