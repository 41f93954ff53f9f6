/**
 * One thing that could be otherwise. Instants RFC 3339 with a zone; a window is from its begin up to, without, its end.
 * An operation that is named leaves its batch, which stays together without it.
 */
export type ScheduleChange =
  /** The operation goes right before another on that one's machine, which must be able to do it. */
  | { kind: 'move-before'; operation: string; before: string }
  /** The operation goes right after another on that one's machine. */
  | { kind: 'move-after'; operation: string; after: string }
  /** The operation keeps its place in the order of its machine and starts no earlier than an instant. */
  | { kind: 'start-no-earlier'; operation: string; at: string }
  /** The operation goes to a machine (its own, too), before what starts there at an instant or later, and starts no earlier than that. */
  | { kind: 'move-to'; operation: string; machine: string; at: string }
  /** The operation goes to another machine, at the place that its start gives it there. */
  | { kind: 'other-machine'; operation: string; machine: string }
  /** Extra hours of a calendar. */
  | { kind: 'overtime'; calendar: string; from: string; to: string }
  /** An arrival of a material (the nth as declared, from 0) comes at another time. */
  | { kind: 'arrival'; material: string; arrival: number; at: string }
  | { kind: 'due'; job: string; dueAt: string }
  /** The machine is out of order; what runs then pauses. */
  | { kind: 'outage'; machine: string; from: string; to: string };
