/** Statement that locks AI systems by their slugs: alone by who stops one, shared by who releases something of one. */
export const stopLock = (
  mode: '' | '_shared',
) => `select pg_advisory_xact_lock${mode}(hashtextextended('stop ' || slug, 0))
from unnest($1::text[]) as slug order by slug`;
