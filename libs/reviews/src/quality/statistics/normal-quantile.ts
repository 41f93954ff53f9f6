/** The quantile of the normal distribution beyond which lie 2.5 % on each side: intervals of 95 % reach so many errors far. */
export const z95 = 1.959_963_985;
