import type { PersonActor } from '@countersign/access';
import type { Competence, Grant, Language, PersonView, SignInMeans } from '@countersign/contracts';
import { elevations } from '../elevations/elevation-row.js';

/** A person with grants and pseudonym, as one statement reads them. */
export interface PersonRecord {
  id: string;
  email: string;
  name: string;
  language: Language;
  competences: Competence[];
  languages: string[];
  active: boolean;
  createdAt: Date;
  grants: Grant[];
  /** Roles that the person holds for a time, now. */
  elevations: (Grant & { id: string })[];
  pseudonym: string;
  /** Who set the password for this person, by name, and when; null once it is their own. */
  passwordSet: { by: string; at: string } | null;
}

/** Columns of a `PersonRecord`, in a statement that reads from `personTables`. */
export const personColumns = `p.id, p.email, p.name, p.language, p.languages, p.active, p.created_at as "createdAt", y.pseudonym,
  case when p.password_set_at is not null then jsonb_build_object('at', p.password_set_at,
    'by', coalesce((select b.name from person b where b.id = p.password_set_by), '–')) end as "passwordSet",
  p.competences || (select coalesce(jsonb_agg(c order by c), '[]') from unnest(p.claimed_competences) c
    where not p.competences @> to_jsonb(c)) as competences,
  (select coalesce(json_agg(json_build_object('role', g.role, 'system', s.slug) order by g.role, s.slug), '[]')
   from role_grant g left join ai_system s on s.id = g.system_id where g.person_id = p.id) as grants,
  (select coalesce(json_agg(json_build_object('id', e.id, 'role', e.role, 'system', s.slug) order by e.id), '[]')
   from access_elevation e left join ai_system s on s.id = e.system_id where e.person_id = p.id and ${elevations.holds('e')}) as elevations`;

/** A person whose pseudonym was destroyed is erased, and found no more. */
export const personTables = `person p join pseudonym y on y.kind = 'person' and y.subject_id = p.id`;

/** What of a person administrators, and the person, are shown. */
export function personView(record: PersonRecord): PersonView {
  const { id, email, name, language, grants, competences, languages, active, createdAt } = record;
  return { id, email, name, language, grants, competences, languages, active, createdAt: createdAt.toISOString() };
}

/** What a competence is called, dated or not. */
export const competenceName = (held: Competence): string => (typeof held === 'string' ? held : held.competence);

/** The names of the competences that hold on the day (UTC) of `now`. */
export function competencesOn(competences: readonly Competence[], now: Date): string[] {
  const day = now.toISOString().slice(0, 10);
  return competences.flatMap((held) => {
    if (typeof held === 'string') return [held];
    return (held.from ?? day) <= day && day <= (held.until ?? day) ? [held.competence] : [];
  });
}

/** The person in a session that these means have opened; one of a password that somebody else set gives nothing yet. */
export const personInSession = (record: PersonRecord, means: readonly SignInMeans[], now: Date): PersonActor => ({
  ...personActor(record, now),
  means,
  ...(record.passwordSet !== null && means.includes('password') && { passwordToBeChanged: true }),
});

/** The person as somebody who acts now, with the competences and the roles for a time that hold now. */
export function personActor(record: PersonRecord, now = new Date()): PersonActor {
  const { id, name, pseudonym, grants, elevations, competences, languages, language } = record;
  return {
    kind: 'person',
    id,
    name,
    pseudonym,
    grants: [...grants, ...elevations.map(({ role, system }) => ({ role, system }))],
    ...(elevations.length > 0 && { elevations: elevations.map((one) => one.id) }),
    competences: competencesOn(competences, now),
    languages,
    language,
  };
}
