import type { LocalizedText, Place } from '@countersign/contracts';

/** The output that a place lies in: the payload as handed in, and how large its images are, in pixels as stored. */
export interface PlacedIn {
  payload: object;
  sizes: ReadonlyMap<string, { width: number; height: number }>;
}

/** The value at a JSON pointer (RFC 6901), undefined where there is none. */
function valueAt(root: object, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, step) => {
      const holder = Object(value) as Record<string, unknown>;
      return Object.hasOwn(holder, step) ? holder[step] : undefined;
    }, root);
}

function textsIn(value: unknown, texts = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string') texts.add(value);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) textsIn(item, texts);
  return texts;
}

function spanFault(
  { part, start, end }: Extract<Place, { kind: 'span' }>,
  { payload }: PlacedIn,
): LocalizedText | null {
  const text = valueAt(payload, part);
  if (typeof text !== 'string') {
    return { en: `There is no text at "${part}" of this output.`, 'zh-TW': `此產出的「${part}」沒有文字。` };
  }
  if (start < end && end <= text.length) return null;
  return {
    en: `${start} to ${end} is no stretch of the text at "${part}", which has ${text.length} characters (UTF-16).`,
    'zh-TW': `${start} 至 ${end} 不在「${part}」的文字範圍內，該文字共 ${text.length} 個字元（UTF-16）。`,
  };
}

function regionFault(
  { image, box }: Extract<Place, { kind: 'region' }>,
  { payload, sizes }: PlacedIn,
): LocalizedText | null {
  const size = sizes.get(String(valueAt(payload, `/content/images/${image}/digest`)));
  if (!size) return { en: `This output has no image ${image}.`, 'zh-TW': `此產出沒有第 ${image} 張圖片。` };
  const [x, y, width, height] = box;
  // Regions count pixels as displayed, sizes those as stored: EXIF may turn a picture by a quarter.
  const isWithin = (across: number, down: number) => x + width <= across && y + height <= down;
  const fits = isWithin(size.width, size.height) || isWithin(size.height, size.width);
  if (width > 0 && height > 0 && fits) return null;
  return {
    en: `[${box.join(', ')}] is no part of image ${image}, which is ${size.width} by ${size.height} pixels.`,
    'zh-TW': `[${box.join(', ')}] 不在第 ${image} 張圖片內，該圖片為 ${size.width} × ${size.height} 像素。`,
  };
}

function operationFault({ ids }: Extract<Place, { kind: 'operation' }>, { payload }: PlacedIn): LocalizedText | null {
  const known = textsIn([valueAt(payload, '/content/schedule'), valueAt(payload, '/content/roster')]);
  const unknown = ids.find((id) => !known.has(id));
  return unknown === undefined
    ? null
    : { en: `"${unknown}" does not occur in this output.`, 'zh-TW': `此產出中沒有「${unknown}」。` };
}

/** Why an output has no such place; null where it has. */
export function faultOfPlace(place: Place, output: PlacedIn): LocalizedText | null {
  switch (place.kind) {
    case 'span':
      return spanFault(place, output);
    case 'region':
      return regionFault(place, output);
    case 'operation':
      return operationFault(place, output);
  }
}
