/** One thing that could be otherwise. Instants RFC 3339 with a zone; a window is from its begin up to, without, its end. */
export type ScheduleChange =
  /** The operation goes right before another on that one's machine, which must be able to do it. */
  | { kind: 'move-before'; operation: string; before: string }
  /** The operation goes to another machine, at the place that its start gives it there. */
  | { kind: 'other-machine'; operation: string; machine: string }
  /** Extra hours of a calendar. */
  | { kind: 'overtime'; calendar: string; from: string; to: string }
  /** An arrival of a material (the nth as declared, from 0) comes at another time. */
  | { kind: 'arrival'; material: string; arrival: number; at: string }
  | { kind: 'due'; job: string; dueAt: string }
  /** The machine is out of order; what runs then pauses. */
  | { kind: 'outage'; machine: string; from: string; to: string };
