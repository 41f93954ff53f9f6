/** A job shop or flexible job shop: jobs are chains of operations, each with the machines that can do it. Times in units of the file. */
export interface ShopProblem {
  /** Numbers of machines as the file counts them, ascending. */
  machines: number[];
  jobs: { machine: number; time: number }[][][];
}

/** Where an operation stands, by job and place in the job. */
export interface ShopPlacement {
  machine: number;
  start: number;
}
