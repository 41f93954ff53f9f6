export * from './actor.js';
export * from './authorize.js';
export * from './concealed-fields.js';
export { builtInRoles } from './built-in-roles.js';
export { rolesApart, rolesThatMay, unseparatedBy } from './compose-rules.js';
export { reachOf, reachValues, withinNarrowed, withinReach, type Reach, type ReachValues } from './reach.js';
export { requireStanding } from './require-standing.js';
export * from './rules.js';
