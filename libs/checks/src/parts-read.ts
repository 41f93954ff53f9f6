import type { Check, CheckSubject, SubjectPart } from './check.js';

/** An output as a check sees it: the parts that it declares to read. Reading another one throws, so nothing else can sway its result. */
export function partsRead({ name, reads }: Pick<Check, 'name' | 'reads'>, subject: CheckSubject): CheckSubject {
  const seen = {} as CheckSubject;
  for (const part of Object.keys(subject) as SubjectPart[]) {
    if (reads.includes(part)) Object.assign(seen, { [part]: subject[part] });
    else Object.defineProperty(seen, part, { get: () => refuse(name, part) });
  }
  return seen;
}

function refuse(check: string, part: SubjectPart): never {
  throw new Error(`The check ${check} reads "${part}", which it does not declare.`);
}
