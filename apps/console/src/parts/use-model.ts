import type { ModelCardView } from '@countersign/contracts';
import { useCatalog } from '../api/use-answer.js';

/** The model of that name as the policy in force has it, or null. */
export function useModel(): (name: string) => ModelCardView | null {
  const models = useCatalog().data?.models ?? [];
  return (name) => models.find((model) => model.name === name) ?? null;
}

/** The name of a class of device in words; what the server calls it where the policy has no word for it. */
export function useDeviceName(): (deviceClass: string) => string {
  const devices = useCatalog().data?.devices ?? [];
  return (deviceClass) => devices.find(({ name }) => name === deviceClass)?.label ?? deviceClass;
}
