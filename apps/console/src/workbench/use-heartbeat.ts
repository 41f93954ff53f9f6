import { useEffect, useRef } from 'react';
import { call } from '../api/call.js';

interface Claim {
  id: string;
  expiresAt: string;
}

/** Renews a claim every third of its lease. A missed beat is tried again at the next; the answer or refusal is reported. */
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
    const third = Math.max(5_000, (Date.parse(expiresAt) - Date.now()) / 3);
    const timer = setInterval(() => {
      call('heartbeatClaim', { params: { id } })
        .then((renewed) => onRenewed(renewed.expiresAt))
        .catch((error: unknown) => refused.current(error));
    }, third);
    return () => clearInterval(timer);
  }, [id, expiresAt, onRenewed]);
}
