import type { Modality } from '@countersign/contracts';
import { lazy, Suspense, type ComponentType } from 'react';
import { SkeletonRows } from '../parts/skeleton-rows.js';
import type { OutputProps } from './output-props.js';
import { TextOutput } from './text/text-output.js';

/** How each modality is drawn; a new one is one line here and one folder. */
const drawings: Record<Modality, ComponentType<OutputProps>> = {
  text: TextOutput,
  image: lazy(async () => ({ default: (await import('./image/image-output.js')).ImageOutput })),
  schedule: lazy(async () => ({ default: (await import('./schedule/schedule-output.js')).ScheduleOutput })),
};

/** Draws an output by its modality. */
export function OutputOf({ modality, ...props }: OutputProps & { modality: Modality }) {
  const Drawing = drawings[modality];
  return (
    <Suspense fallback={<SkeletonRows rows={8} />}>
      <Drawing {...props} />
    </Suspense>
  );
}
