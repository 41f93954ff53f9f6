import type { Evidence, FindingDraft, Place, Source } from '@countersign/contracts';
import { faultOfPlace } from '@countersign/modalities';
import { imageInfo } from '@countersign/storage';
import { sampleBlobs } from './sample-outputs.js';

interface Located {
  content: Record<string, unknown>;
}

const sizes = new Map([...sampleBlobs].map(([digest, bytes]) => [digest, imageInfo(bytes)]));

const placeFault = (place: Place, input: Located): string | null =>
  faultOfPlace(place, { payload: input, sizes })?.en ?? null;

function evidenceFault({ source, start, end }: Evidence, sources: readonly Source[]): string | null {
  const text = sources.find(({ id }) => id === source)?.text;
  if (text === undefined) return `There is no source ${source}.`;
  return start < end && end <= text.length ? null : `${start}-${end} of ${text.length} in ${source}`;
}

/** What is wrong with where a finding says that it is: outside the text, the image, the operations or the sources. */
export function misplaced(
  { place, evidence }: Pick<FindingDraft, 'place' | 'evidence'>,
  input: Located & { sources: readonly Source[] },
): string[] {
  const faults = [place && placeFault(place, input), ...evidence.map((item) => evidenceFault(item, input.sources))];
  return faults.filter((fault) => fault !== null);
}
