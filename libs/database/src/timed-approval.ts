/** Columns of a table of what one person asks for and another approves for a time; they are `approved_at` and `ended_at` in each. */
interface Columns {
  asked: string;
  /** When it ends by itself, once it was approved. */
  until: string;
  /** For how long it may be approved, as an interval. */
  openFor: string;
}

/** The words of a table for what was asked for and for what holds; those that are over are `lapsed` (never approved) or `ended`. */
interface Words {
  asked: string;
  holds: string;
}

/** How such a row stands by the clock of the database, as SQL of a table alias. */
export interface TimedApproval {
  /** Whether it may still be approved. */
  isOpen: (row: string) => string;
  /** Whether it holds now. */
  holds: (row: string) => string;
  /** The word for how it stands. */
  state: (row: string) => string;
}

/** How rows stand that one person asks for and another approves for a time: until they end, by somebody or by themselves. */
export function timedApproval({ asked, until, openFor }: Columns, words: Words): TimedApproval {
  const isOpen = (row: string): string =>
    `${row}.approved_at is null and ${row}.ended_at is null and ${row}.${asked} > now() - interval '${openFor}'`;
  const holds = (row: string): string =>
    `${row}.approved_at is not null and ${row}.ended_at is null and ${row}.${until} > now()`;
  const state = (row: string): string =>
    `case when ${holds(row)} then '${words.holds}' when ${isOpen(row)} then '${words.asked}'
    when ${row}.approved_at is null and ${row}.ended_at is null then 'lapsed' else 'ended' end`;
  return { isOpen, holds, state };
}
