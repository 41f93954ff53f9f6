import { useCatalog } from '../api/use-answer.js';

/** The name of an AI system by its short name; the short name until, or unless, the name is known. */
export function useSystemName(): (slug: string) => string {
  const systems = useCatalog().data?.systems ?? [];
  return (slug) => systems.find((system) => system.slug === slug)?.name ?? slug;
}
