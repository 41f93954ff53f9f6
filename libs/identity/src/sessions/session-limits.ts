const minute = 60_000;

/** How long a session lives, in milliseconds: unused, at most, and how exactly its last use is noted. */
export const sessionLimits = { idle: 720 * minute, absolute: 10_080 * minute, touch: minute } as const;
