import type { SystemInScope } from '../counts/systems-in-scope.js';

/** What of a report's contents is neither in the log nor kept with a decision, as it was when the report was frozen. */
export interface FrozenBeside {
  /** AI systems in scope, with their role and class. */
  systems: SystemInScope[];
  /** Names of those who decided, by person. */
  people: Record<string, string>;
}
