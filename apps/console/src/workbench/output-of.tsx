import type { Modality } from '@countersign/contracts';
import { lazy, Suspense, type ComponentType } from 'react';
import { SkeletonRows } from '../parts/skeleton-rows.js';
import type { OutputProps } from './output-props.js';
import { TextOutput } from './text/text-output.js';

const loadImage = async () => ({ default: (await import('./image/image-output.js')).ImageOutput });
const loadSchedule = async () => ({ default: (await import('./schedule/schedule-output.js')).ScheduleOutput });

/** How each modality is drawn; a new one is one line here and one folder. */
const drawings: Record<Modality, ComponentType<OutputProps>> = {
  text: TextOutput,
  image: lazy(loadImage),
  schedule: lazy(loadSchedule),
};

/** Fetches how the other modalities are drawn while the first item is read, so that the next does not wait for it. */
export function preloadOutputs(): () => void {
  // Not every browser tells of idle time.
  const timer = setTimeout(() => {
    for (const load of [loadImage, loadSchedule]) void load().catch(() => undefined);
  }, 1500);
  return () => clearTimeout(timer);
}

/** Draws an output by its modality. */
export function OutputOf({ modality, ...props }: OutputProps & { modality: Modality }) {
  const Drawing = drawings[modality];
  return (
    <Suspense fallback={<SkeletonRows rows={8} />}>
      <Drawing {...props} />
    </Suspense>
  );
}
