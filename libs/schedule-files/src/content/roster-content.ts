import { objectOf, withLists, type Json, type Origins } from './content-builder.js';
import { claimsOf, plainList, type RowsOf } from './plain-rows.js';

/** A roster of its tables' rows. */
export function rosterContentOf(rowsOf: RowsOf, origins: Origins): Json {
  const [settings] = rowsOf('settings');
  if (settings) origins.note('/roster', settings);
  const list = (table: string) => plainList(rowsOf(table), `/roster/${table}`, origins);
  const claims = claimsOf(rowsOf('claims'), '/roster/claims', origins);
  return {
    roster: withLists(
      {
        ...(settings ? objectOf(settings) : {}),
        people: list('people'),
        shifts: list('shifts'),
        assignments: list('assignments'),
        ...(claims ? { claims } : {}),
      },
      { requests: list('requests').map((request) => ({ ...request, wish: 'off' })), reasons: list('reasons') },
    ),
  };
}
