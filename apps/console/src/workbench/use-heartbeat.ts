import { useEffect, useRef } from 'react';
import { call } from '../api/call.js';
import { serverClock } from '../api/server-clock.js';
import { lastInput } from './last-input.js';

interface Claim {
  id: string;
  expiresAt: string;
}

/** How long nobody may touch the page before its claim is left to run out, for others to take. */
const awayMs = 30 * 60_000;

/**
 * Renews a claim every third of its lease, as long as somebody is at the page. A missed beat is tried again at the next; the
 * answer or refusal is reported.
 */
export function useHeartbeat(
  claim: Claim | null,
  onRenewed: (expiresAt: string) => void,
  onRefused: (error: unknown) => void,
): void {
  const refused = useRef(onRefused);
  useEffect(() => {
    refused.current = onRefused;
  });
  const id = claim?.id;
  const expiresAt = claim?.expiresAt;
  useEffect(() => {
    if (id === undefined || expiresAt === undefined) return undefined;
    const third = Math.max(5_000, (Date.parse(expiresAt) - serverClock.now()) / 3);
    const timer = setInterval(() => {
      if (!lastInput.isWithin(awayMs)) return;
      call('heartbeatClaim', { params: { id } })
        .then((renewed) => onRenewed(renewed.expiresAt))
        .catch((error: unknown) => refused.current(error));
    }, third);
    return () => clearInterval(timer);
  }, [id, expiresAt, onRenewed]);
}
