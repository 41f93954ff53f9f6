import type { RequirementCoverage, Verdict } from '@countersign/contracts';
import type { Meaning } from '../parts/mark.js';

/** A requirement with the requirements below it. */
export interface RequirementNode {
  requirement: RequirementCoverage;
  children: RequirementNode[];
}

/** The requirements of one framework as a tree, in the order of the pack. */
export function requirementTree(requirements: readonly RequirementCoverage[], framework: string): RequirementNode[] {
  const own = requirements.filter((requirement) => requirement.framework === framework);
  const ids = new Set(own.map(({ id }) => id));
  const below = (parent: string | null): RequirementNode[] =>
    own
      .filter((item) => (parent === null ? item.parent === null || !ids.has(item.parent) : item.parent === parent))
      .map((requirement) => ({ requirement, children: below(requirement.id) }));
  return below(null);
}

/** All requirements at the ends of a tree: what its bar is drawn from. */
export function leavesOf(node: RequirementNode): RequirementCoverage[] {
  return node.children.length === 0 ? [node.requirement] : node.children.flatMap(leavesOf);
}

/** A verdict as one of the four meanings; its word is always beside it. */
export const meaningOfVerdict: Record<Verdict, Meaning> = {
  met: 'ok',
  met_with_remarks: 'attention',
  not_met: 'problem',
  not_enough_data: 'unknown',
  attestation_pending: 'attention',
  not_applicable: 'neutral',
  not_yet_applicable: 'neutral',
};
