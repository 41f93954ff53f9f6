export * from './actor.js';
export * from './authorize.js';
export { builtInRoles } from './built-in-roles.js';
export { rolesApart, rolesThatMay, unseparatedBy } from './compose-rules.js';
export * from './reach.js';
export * from './rules.js';
