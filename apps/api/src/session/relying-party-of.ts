import { isIP } from 'node:net';
import type { RelyingParty } from '@countersign/identity';
import { isLoopback } from '../is-loopback.js';

/**
 * Whom passkeys are made for where the product is reached under this address: the name of its host. Null for an IP address and
 * without TLS, where browsers make none; this machine is called `localhost`, however it was written.
 */
export function relyingPartyOf(publicUrl: string): RelyingParty | null {
  const url = new URL(publicUrl);
  if (isLoopback(url)) url.hostname = 'localhost';
  else if (url.protocol !== 'https:' || isIP(url.hostname.replaceAll(/[[\]]/g, '')) !== 0) return null;
  return { id: url.hostname, origin: url.origin };
}
