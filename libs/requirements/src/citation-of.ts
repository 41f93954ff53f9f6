import type { RequirementPack } from './pack-in-use.js';
import { lawOn } from './law-on.js';
import type { Requirement } from './requirement-pack.js';

/** A requirement as it stood on a day, in its pack. */
export interface Cited {
  pack: RequirementPack;
  requirement: Requirement;
}

/** The requirements of all packs that are law on a day (YYYY-MM-DD) and for which the condition holds; on a day without any, as they are now. */
export function requirementsOn(
  packs: readonly RequirementPack[],
  day: string,
  isMeant: (requirement: Requirement, pack: RequirementPack) => boolean,
): Cited[] {
  const found = (laws: readonly RequirementPack[]): Cited[] =>
    laws.flatMap((pack) =>
      pack.requirements.filter((item) => isMeant(item, pack)).map((requirement) => ({ pack, requirement })),
    );
  const then = found(packs.map((pack) => lawOn(pack, day)));
  return then.length > 0 ? then : found(packs);
}

/** Where a requirement stands in the law (else in what it rests on) and from when it applies, as one line of English. */
export function citationOf({ pack, requirement: { source, applies_from: dates } }: Cited): string {
  const law = source.filter(({ ref }) => pack.sources[ref]?.kind === 'law');
  const places = (law.length > 0 ? law : source).map(({ ref, at }) => `${pack.sources[ref]?.title ?? ref}, ${at}`);
  const [first] = Object.values(dates).toSorted();
  return [...places, ...(first === undefined ? [] : [`applies from ${first}`])].join('; ');
}

/** Where it stands, on a day, that the public is told that AI made an output of that modality. */
export function disclosureSource(packs: readonly RequirementPack[], modality: 'image' | 'text', day: string): string {
  const [cited] = requirementsOn(packs, day, ({ id }, { vocabulary }) => id === vocabulary.disclosure[modality]);
  if (cited === undefined) throw new Error(`no pack says when the public is told of an output of kind ${modality}`);
  return citationOf(cited);
}
