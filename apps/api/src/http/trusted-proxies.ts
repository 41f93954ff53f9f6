import { network } from '@countersign/contracts';
import { z } from 'zod';

/**
 * Whose word on the client's address is taken (`X-Forwarded-For`), as Fastify wants it: nobody's, that of a proxy on this machine, or
 * of those at these addresses. What a client puts before the entries of trusted proxies is not believed; a count of proxies is no
 * answer, since whoever reaches the API directly could write as many entries.
 */
export const trustedProxies = z.string().transform((text, context): false | string[] => {
  const word = text.trim();
  if (word === 'off') return false;
  if (word === 'on') return ['loopback'];
  const networks = word.split(',').map((part) => part.trim());
  if (networks.every((part) => network.safeParse(part).success)) return networks;
  context.addIssue({
    code: 'custom',
    message: 'must be "off", "on" (a proxy on this machine), or the addresses and networks of proxies, with commas',
  });
  return z.NEVER;
});
