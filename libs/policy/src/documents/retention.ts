import { z } from 'zod';

const duration = z.string().regex(/^P[1-9][0-9]{0,4}[DMY]$/, 'must be a duration such as P30D, P6M or P3Y');
/** Six months can have 184 days, so a duration in days needs as many. */
const sixMonths = { D: 184, M: 6, Y: 1 } as const;

function isSixMonths(text: string): boolean {
  const [, count, unit] = /^P(\d+)([DMY])$/.exec(text) ?? [];
  return (unit === 'D' || unit === 'M' || unit === 'Y') && Number(count) >= sixMonths[unit];
}

const document = z.strictObject({
  version: z.literal(1),
  keep: z.strictObject({
    payloads: duration,
    auditEntries: duration,
    reports: duration,
    sessions: duration,
  }),
  /** Why log entries are kept for a shorter time than the Act asks of high-risk systems, where another law wants it so. */
  grounds: z.strictObject({ auditEntries: z.string().trim().min(20).max(2000) }).optional(),
});
/** `retention.yaml`: how long what is kept. Log entries stay at least six months (AI Act, Articles 19 and 26(6)), unless the grounds name another law. */
export const retention = document.refine(
  ({ keep, grounds }) => isSixMonths(keep.auditEntries) || grounds !== undefined,
  {
    path: ['keep', 'auditEntries'],
    error:
      'is shorter than six months, which the AI Act asks for (Articles 19 and 26(6)): write P6M or more, or name the law that wants it shorter under grounds.',
  },
);
export type Retention = z.infer<typeof retention>;
