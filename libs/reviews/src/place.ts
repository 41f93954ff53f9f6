/** Milliseconds an hour: a point of priority weighs as much as so many milliseconds of waiting at one point an hour. */
const hour = 3_600_000;

/**
 * The place of a review in its queue as SQL, lowest first; arguments are SQL. The priority in force at time t is
 * A(t) = priority + rate · (t − since) / hour. For two reviews, A1(t) > A2(t) is the same as
 * rate · since1 − hour · priority1 < rate · since2 − hour · priority2, in which t does not occur: the order by aged
 * priority never changes while both wait, so it is written once and an index walks it. That takes one rate for all.
 */
export const placeSql = (priority: string, since: string, pointsPerHour: string): string =>
  `(round(${pointsPerHour}::numeric * extract(epoch from ${since}) * 1000) - ${hour}::numeric * ${priority})::bigint`;
