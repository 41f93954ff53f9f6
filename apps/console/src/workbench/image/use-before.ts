import { useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { imageContent } from './image-content.js';
import { doubtOf } from './unsafe-images.js';

/** The revision before: null id where this is the first; its images are read once they are wanted. */
export interface Before {
  id: string | null;
  /** How many images it has; null until that is known. */
  count: number | null;
  /** Whether an image of it should not be met unprepared. */
  isDoubtful: (image: number) => boolean;
}

/** The submission that this one revises, and its images when `wanted`. */
export function useBefore(submission: string, wanted: boolean): Before {
  const view = useAnswer('getSubmission', { params: { id: submission } });
  const id = view.data?.supersedes ?? null;
  const input = { params: { id: id ?? submission } };
  const checks = useAnswer('getSubmission', input, { enabled: wanted && id !== null }).data?.checks ?? null;
  const payload = useAnswer('getPayload', input, { enabled: wanted && id !== null });
  const findings = useAnswer('listFindings', input, { enabled: wanted && id !== null });
  const count = useMemo(() => {
    const parsed = imageContent.safeParse(payload.data?.content);
    return parsed.success ? parsed.data.images.length : null;
  }, [payload.data]);
  return {
    id,
    // Not before its findings are known: they may say that it should be covered.
    count: findings.isFetched ? count : null,
    isDoubtful: (image) => doubtOf(findings.data?.items ?? [], checks, image) !== null,
  };
}
