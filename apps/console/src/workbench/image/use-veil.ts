import type { CheckView } from '@countersign/contracts';
import { useMemo, useState } from 'react';
import { useStore } from 'react-admin';
import { doubtOf, type Doubt, type Found } from './unsafe-images.js';

/** Which images are shown blurred and grey until the reader uncovers them. */
export interface Veil {
  /** `otherwise`: covered for another reason, as long as the reader has not said otherwise. */
  isVeiled: (image: number, otherwise?: boolean) => boolean;
  /** Covers or uncovers an image. */
  turn: (image: number, veiled: boolean) => void;
  /** Why it should not be met unprepared; otherwise it is covered because the reader wants all so. */
  doubt: (image: number) => Doubt | null;
  /** Whether the reader is not told yet what the checks found, and all are covered therefore. */
  unseen: boolean;
  /** Whether the reader wants every image covered first; kept in this browser. */
  always: boolean;
  setAlways: (always: boolean) => void;
}

/**
 * Covers images that a finding calls unsafe or that nothing has looked at, or not yet, and all where the reader wants that or findings
 * are not shown yet. `checks`: null while they are not known.
 */
export function useVeil(
  findings: readonly Found[],
  checks: readonly CheckView[] | null,
  count: number,
  unseen: boolean,
): Veil {
  const [always, setAlways] = useStore('images.blurFirst', false);
  const [turned, setTurned] = useState<ReadonlyMap<number, boolean>>(new Map());
  const doubts = useMemo(
    () => Array.from({ length: count }, (_, nth) => doubtOf(findings, checks, nth)),
    [findings, checks, count],
  );
  const doubt = (image: number): Doubt | null => doubts[image] ?? null;
  return {
    isVeiled: (image, otherwise = false) =>
      turned.get(image) ?? (always || unseen || doubt(image) !== null || otherwise),
    turn: (image, veiled) => setTurned(new Map(turned).set(image, veiled)),
    doubt,
    unseen,
    always,
    setAlways,
  };
}
