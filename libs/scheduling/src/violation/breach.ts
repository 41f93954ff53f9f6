/** What every violation says: which operations, how much is wrong, in what. */
export interface Breach {
  /** Ids of the operations concerned, in the order in which they run. */
  operations: string[];
  amount: number;
}
/** A breach told in a unit. */
export interface InAny<Unit extends string> extends Breach {
  unit: Unit;
}
/** A breach on the time axis. */
export interface InMinutes extends InAny<'minutes'> {
  /** RFC 3339, in the zone of the schedule: where on the time axis the breach begins. */
  at: string;
}
