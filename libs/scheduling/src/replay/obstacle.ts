/** Why no times can be found. */
export type Obstacle =
  /** Each operation must follow the one before it, and the first the last: by precedence or by the order on a machine. */
  | { kind: 'ring'; operations: string[] }
  /** The sequences name the operation twice. */
  | { kind: 'repeated'; operation: string }
  /** The machine is none of those that can do the operation. */
  | { kind: 'eligibility'; operation: string; machine: string }
  /** The last of the operations must follow the first by precedence, each the one before it. */
  | { kind: 'precedence'; operations: string[] }
  /** Machine and person are not open together for long enough within the three years, or less, that can be laid out. */
  | { kind: 'calendar'; operation: string; machine: string; person: string | null }
  /** Stock and all arrivals do not cover it. */
  | { kind: 'material'; operation: string; material: string }
  /** It stands still: a planner has locked it, or the frozen horizon has it; the change would move it. */
  | { kind: 'locked'; operation: string }
  /** What would be left, or put, on a batching machine together is under its minimum or over its capacity. */
  | { kind: 'batch'; machine: string; operations: string[] }
  /** Something of that name is not there, or not placed. */
  | { kind: 'unknown'; reference: 'operation' | 'machine' | 'job' | 'calendar' | 'material' | 'arrival'; name: string };
