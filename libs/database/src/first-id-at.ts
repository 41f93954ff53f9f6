/** The least id that is made at a moment (UUIDv7, RFC 9562): rows by id are in the order of their making, so the primary key leads to those of a time. */
export function firstIdAt(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
