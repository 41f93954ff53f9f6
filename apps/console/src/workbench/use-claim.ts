import type { ClaimView } from '@countersign/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../api/call.js';
import { ProblemError } from '../api/problem-error.js';
import { serverClock } from '../api/server-clock.js';
import { useHeartbeat } from './use-heartbeat.js';

/** Where a reviewer stands with an item: asking for it, holding it, or not getting one. */
export type ClaimState =
  | { phase: 'claiming' }
  | { phase: 'nothing' }
  | { phase: 'refused'; error: unknown }
  | { phase: 'open'; view: ClaimView; expiresAt: string; lost: boolean };

interface Wish {
  submission?: string | undefined;
  queue?: string | undefined;
}

/** Told what was claimed, null where nothing was; never of a wish that another has followed. */
type Settled = (view: ClaimView | null) => void;

const isLost = (error: unknown): boolean =>
  error instanceof ProblemError && (error.code === 'claim-lost' || error.status === 404 || error.status === 409);

/** Claims an item and keeps the claim alive until it is decided, given back or lost. */
export function useClaim() {
  const [state, setState] = useState<ClaimState>({ phase: 'claiming' });
  const turn = useRef(0);
  // Who has left the page is not led back to it by an answer that comes late.
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  const claim = useCallback(async (wish: Wish, onSettled?: Settled): Promise<ClaimView | null> => {
    const mine = ++turn.current;
    try {
      const body = {
        ...(wish.submission === undefined ? {} : { submission: wish.submission }),
        ...(wish.queue === undefined ? {} : { queue: wish.queue }),
      };
      const view = await call('claimReview', { body });
      if (mine !== turn.current) return null;
      setState(
        view === null ? { phase: 'nothing' } : { phase: 'open', view, expiresAt: view.claim.expiresAt, lost: false },
      );
      onSettled?.(view);
      return view;
    } catch (error) {
      if (mine === turn.current) {
        setState((now) => (now.phase === 'open' ? now : { phase: 'refused', error }));
        onSettled?.(null);
      }
      throw error;
    }
  }, []);
  const start = useCallback(
    (wish: Wish, onSettled: Settled) => {
      // The request goes out before anything is drawn.
      const asked = claim(wish, onSettled);
      // Where nothing waited, what says so stays until something does.
      setState((now) => (now.phase === 'nothing' ? now : { phase: 'claiming' }));
      // The refusal is already in the state.
      void asked.catch(() => null);
    },
    [claim],
  );
  const show = useCallback((view: ClaimView) => {
    setState((now) => (now.phase === 'open' && now.view.claim.id === view.claim.id ? { ...now, view } : now));
  }, []);
  const lose = useCallback(() => {
    setState((now) => (now.phase === 'open' ? { ...now, lost: true } : now));
  }, []);
  const renew = useCallback((expiresAt: string) => {
    setState((now) => (now.phase === 'open' ? { ...now, expiresAt } : now));
  }, []);
  const held = state.phase === 'open' && !state.lost ? state.view.claim : null;
  useHeartbeat(held, renew, (error) => {
    if (isLost(error)) lose();
  });
  useEffect(() => {
    if (state.phase !== 'open' || state.lost) return undefined;
    const timer = setTimeout(lose, Math.max(0, Date.parse(state.expiresAt) - serverClock.now()));
    return () => clearTimeout(timer);
  }, [state, lose]);
  const again = useCallback((wish: Wish) => claim(wish), [claim]);
  return { state, start, again, show, lose };
}
