import type { Evidence, FindingDraft, Place, Source } from '@countersign/contracts';
import { imageInfo } from '@countersign/storage';
import { sampleBlobs } from './sample-outputs.js';

/** The value at a JSON pointer (RFC 6901), undefined where there is none. */
function valueAt(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, step) => (Object(value) as Record<string, unknown>)[step], root);
}

function textsIn(value: unknown): Set<string> {
  const texts = new Set<string>();
  const walk = (item: unknown): void => {
    if (typeof item === 'string') texts.add(item);
    else if (typeof item === 'object' && item !== null) Object.values(item).forEach(walk);
  };
  walk(value);
  return texts;
}

interface Located {
  content: Record<string, unknown>;
}

function placeFault(place: Place, input: Located): string | null {
  if (place.kind === 'span') {
    const text = valueAt(input, place.part);
    if (typeof text !== 'string') return `There is no text at ${place.part}.`;
    return place.start < place.end && place.end <= text.length ? null : `${place.start}-${place.end} of ${text.length}`;
  }
  if (place.kind === 'operation') {
    const known = textsIn(input.content);
    const unknown = place.ids.filter((id) => !known.has(id));
    return unknown.length === 0 ? null : `Not in the content: ${unknown.join(', ')}`;
  }
  const digest = valueAt(input, `/content/images/${place.image}/digest`);
  const bytes = typeof digest === 'string' ? sampleBlobs.get(digest) : undefined;
  if (!bytes) return `There is no image ${place.image}.`;
  const { width, height } = imageInfo(bytes);
  const [x, y, w, h] = place.box;
  return w > 0 && h > 0 && x + w <= width && y + h <= height ? null : `${place.box.join(' ')} of ${width} x ${height}`;
}

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
