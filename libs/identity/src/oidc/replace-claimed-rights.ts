import { signInActor } from '@countersign/access';
import { appendEntries } from '@countersign/audit';
import { newId, type Tx } from '@countersign/database';
import { findPersonRecord, personNotFound } from '../people/find-person.js';
import type { PersonRecord } from '../people/person-record.js';
import type { ClaimedRights } from './rights-from-claims.js';

// A grant for an AI system that does not exist here gives nothing; one that was given by hand stays so.
const replace = `with given as (
  select g.id, g.role, s.id as system_id
  from jsonb_to_recordset($2::jsonb) as g(id uuid, role text, system text) left join ai_system s on s.slug = g.system
  where g.system is null or s.id is not null
), gone as (
  delete from role_grant r where r.person_id = $1 and r.by_claim
    and not exists (select from given g where g.role = r.role and g.system_id is not distinct from r.system_id)
  returning r.id
), come as (
  insert into role_grant (id, person_id, role, system_id, by_claim) select id, $1, role, system_id, true from given
  on conflict on constraint role_grant_once do nothing
  returning id
)
select (select count(*) from gone)::int + (select count(*) from come)::int as changed`;

const competences = `update person set claimed_competences = $2 where id = $1 and claimed_competences <> $2`;

/**
 * Gives a person what the claims of this sign-in give, and takes back what those of the last one gave. Records what changed,
 * and nothing when nothing did. For `signInByIdentity`, which has locked the person.
 */
export async function replaceClaimedRights(tx: Tx, personId: string, rights: ClaimedRights): Promise<PersonRecord> {
  const given = rights.grants.map((grant) => ({ id: newId(), ...grant }));
  const [grants] = await tx.query<{ changed: number }>(replace, [personId, JSON.stringify(given)]);
  const regranted = (grants?.changed ?? 0) > 0;
  const retrained = (await tx.execute(competences, [personId, rights.competences])) > 0;
  const after = await findPersonRecord(tx, personId);
  if (!after) throw personNotFound(personId);
  const fields = [...(retrained ? ['competences'] : []), ...(regranted ? ['grants'] : [])];
  if (fields.length > 0) {
    const payload = { person: personId, fields, ...(regranted ? { grants: after.grants } : {}) };
    await appendEntries(tx, signInActor, [{ action: 'person.changed', subject: after.pseudonym, payload }]);
  }
  return after;
}
