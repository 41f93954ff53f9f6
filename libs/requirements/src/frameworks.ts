import { z } from 'zod';

const framework = z.strictObject({ title: z.string().min(1), codes: z.array(z.string().min(1)).min(1) });

/** The file `shared/frameworks.yaml` beside the packs: all codes that a crosswalk may name, by framework. */
export const frameworksDocument = z.strictObject({
  schema: z.literal('requirement-frameworks/v1'),
  frameworks: z.strictObject({ nist: framework, iso42001: framework, gdpr: framework }),
});
/** Frameworks that the crosswalks of requirements point to, each with its title and all of its codes. */
export type Frameworks = z.infer<typeof frameworksDocument>['frameworks'];
