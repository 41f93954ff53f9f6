import type { Modality } from '@countersign/contracts';
import { readPluginFolder } from '@countersign/plugins';
import type { ModalityDefinition } from './modality-definition.js';

export * from './modality-definition.js';
export * from './content-types.js';
export * from './fault-of-place.js';
export * from './sha256-digest.js';

function isModality(value: unknown): value is ModalityDefinition {
  return typeof value === 'object' && value !== null && 'name' in value && 'content' in value && 'digest' in value;
}

const definitions = readPluginFolder(new URL('./modalities/', import.meta.url), isModality);

/** All modalities, by name. */
export const modalityDefinitions: ReadonlyMap<string, ModalityDefinition> = definitions;

/** The definition of a modality that the contract knows. */
export function modalityDefinition(name: Modality): ModalityDefinition {
  const definition = definitions.get(name);
  if (!definition) throw new Error(`There is no file libs/modalities/src/modalities/${name}.ts.`);
  return definition;
}
