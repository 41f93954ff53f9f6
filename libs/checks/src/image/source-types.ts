/** What the IPTC digital source type of a file says of its origin. */
export type Origin = 'ai' | 'camera' | 'other';

/** Terms of http://cv.iptc.org/newscodes/digitalsourcetype/ that tell one origin from the other; all others are neither. */
const origins: Readonly<Record<string, Origin>> = {
  trainedAlgorithmicMedia: 'ai',
  compositeWithTrainedAlgorithmicMedia: 'ai',
  compositeSynthetic: 'ai',
  digitalCapture: 'camera',
  computationalCapture: 'camera',
  negativeFilm: 'camera',
  positiveFilm: 'camera',
  print: 'camera',
};

/** A digital source type as written, reduced to its term. */
export interface SourceType {
  term: string;
  origin: Origin;
}

/** Everything between a property and its value is bounded: an XMP packet is its maker's, and must not make a reader search it over and over. */
const value = String.raw`(?:\s{0,20}=\s{0,20}["']([^"'<>]{1,300})["']|[^<>]{0,500}?rdf:resource\s{0,20}=\s{0,20}["']([^"'<>]{1,300})["']|[^<>]{0,500}>([^<>]{1,340})<)`;
/** Characters of a packet that are looked through. */
const longestPacket = 1_000_000;
const property = (name: string) => new RegExp(String.raw`\b(?:Iptc4xmpExt|[\w-]{1,40}):${name}\b${value}`, 'g');

/** Values of an XMP property, however it is spelled: attribute, resource or element. */
export function xmpValues(xmp: string, name: string): string[] {
  return [...xmp.slice(0, longestPacket).matchAll(property(name))]
    .map((match) => (match[1] ?? match[2] ?? match[3] ?? '').trim())
    .filter(Boolean);
}

/** Most source types of one packet; an honest one has one or two. */
const mostTypes = 20;

/** The digital source types that the XMP packet states, each once, those that tell an origin before others. */
export function sourceTypes(xmp: string): SourceType[] {
  const stated = [...new Set(xmpValues(xmp, 'DigitalSourceType'))].map(sourceTypeOf);
  return stated
    .sort((one, other) => Number(one.origin === 'other') - Number(other.origin === 'other'))
    .slice(0, mostTypes);
}

/** A digital source type by its address or its term. */
export function sourceTypeOf(uri: string): SourceType {
  const term = uri.split(/[/#:]/).at(-1) ?? uri;
  return { term, origin: origins[term] ?? 'other' };
}
