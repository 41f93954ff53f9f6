import type { FindingView } from '@countersign/contracts';
import { useMemo, useState } from 'react';
import { useStore } from 'react-admin';
import { isUnsafeImage } from './unsafe-images.js';

/** Which images are shown blurred and grey until the reader uncovers them. */
export interface Veil {
  /** `otherwise`: covered for another reason, as long as the reader has not said otherwise. */
  isVeiled: (image: number, otherwise?: boolean) => boolean;
  /** Covers or uncovers an image. */
  turn: (image: number, veiled: boolean) => void;
  /** Whether a finding calls it unsafe; otherwise it is covered because the reader wants all so. */
  isUnsafe: (image: number) => boolean;
  /** Whether the reader is not told yet what the checks found, and all are covered therefore. */
  unseen: boolean;
  /** Whether the reader wants every image covered first; kept in this browser. */
  always: boolean;
  setAlways: (always: boolean) => void;
}

/** Covers images that a finding calls unsafe, and all where the reader wants that or findings are not shown yet. */
export function useVeil(
  findings: readonly Pick<FindingView, 'code' | 'place' | 'severity'>[],
  count: number,
  unseen: boolean,
): Veil {
  const [always, setAlways] = useStore('images.blurFirst', false);
  const [turned, setTurned] = useState<ReadonlyMap<number, boolean>>(new Map());
  const unsafe = useMemo(
    () => new Set(Array.from({ length: count }, (_, nth) => nth).filter((nth) => isUnsafeImage(findings, nth))),
    [findings, count],
  );
  return {
    isVeiled: (image, otherwise = false) => turned.get(image) ?? (always || unseen || unsafe.has(image) || otherwise),
    turn: (image, veiled) => setTurned(new Map(turned).set(image, veiled)),
    isUnsafe: (image) => unsafe.has(image),
    unseen,
    always,
    setAlways,
  };
}
