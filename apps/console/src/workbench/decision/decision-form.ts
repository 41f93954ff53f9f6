import type { DecisionReason, Outcome, Place } from '@countersign/contracts';

/** What a reason is about: the whole output, a finding, or a place that the reviewer marked. */
export type ReasonTarget = { kind: 'whole' } | { kind: 'finding'; id: string } | { kind: 'mark'; letter: string };

export interface ChosenReason {
  code: string;
  target: ReasonTarget;
}

/** A place that the reviewer marked, by its letter. */
export interface MarkedPlace {
  letter: string;
  place: Place;
}

/** What the reviewer has chosen and typed for one item. Nothing in it is sent before `submit`. */
export interface DecisionForm {
  outcome: Outcome | null;
  reasons: readonly ChosenReason[];
  comment: string;
  marks: readonly MarkedPlace[];
  /** What an approval of a text of public interest states; sent when all of it is given. */
  editorial: { substance: boolean; facts: boolean; responsible: string };
}

const noEditorial = { substance: false, facts: false, responsible: '' };

export const emptyForm: DecisionForm = { outcome: null, reasons: [], comment: '', marks: [], editorial: noEditorial };

export type FormAct =
  | { act: 'choose'; outcome: Outcome; allowed: readonly string[] }
  | { act: 'toggle-reason'; code: string }
  | { act: 'aim'; code: string; target: ReasonTarget }
  | { act: 'comment'; text: string }
  | { act: 'editorial'; editorial: DecisionForm['editorial'] }
  | { act: 'mark'; place: Place }
  | { act: 'unmark'; letter: string };

/** The letter of the next marked place: A to Z, then A1 … */
export function nextLetter(marks: readonly MarkedPlace[]): string {
  const taken = new Set(marks.map(({ letter }) => letter));
  for (let nth = 0; ; nth++) {
    const letter = String.fromCharCode(65 + (nth % 26)) + (nth < 26 ? '' : String(Math.floor(nth / 26)));
    if (!taken.has(letter)) return letter;
  }
}

/** The form after an act. Another outcome keeps the reasons that it also allows. */
export function reduceForm(form: DecisionForm, act: FormAct): DecisionForm {
  switch (act.act) {
    case 'choose':
      return { ...form, outcome: act.outcome, reasons: form.reasons.filter(({ code }) => act.allowed.includes(code)) };
    case 'toggle-reason': {
      const without = form.reasons.filter(({ code }) => code !== act.code);
      const had = without.length < form.reasons.length;
      return { ...form, reasons: had ? without : [...without, { code: act.code, target: { kind: 'whole' } }] };
    }
    case 'aim':
      return {
        ...form,
        reasons: form.reasons.map((reason) => (reason.code === act.code ? { ...reason, target: act.target } : reason)),
      };
    case 'comment':
      return { ...form, comment: act.text };
    case 'editorial':
      return { ...form, editorial: act.editorial };
    case 'mark':
      return { ...form, marks: [...form.marks, { letter: nextLetter(form.marks), place: act.place }] };
    case 'unmark':
      return {
        ...form,
        marks: form.marks.filter(({ letter }) => letter !== act.letter),
        reasons: form.reasons.map((reason) =>
          reason.target.kind === 'mark' && reason.target.letter === act.letter
            ? { ...reason, target: { kind: 'whole' } }
            : reason,
        ),
      };
  }
}

/** Whether an editorial record was begun and not finished. */
function isHalfEditorial({ substance, facts, responsible }: DecisionForm['editorial']): boolean {
  const given = [substance, facts, responsible.trim() !== ''];
  return given.includes(true) && given.includes(false);
}

/** The editorial record of an approval; null where none is given. */
export function editorialOf({ outcome, editorial }: DecisionForm) {
  const responsible = editorial.responsible.trim();
  if (outcome !== 'approve' || !editorial.substance || !editorial.facts || responsible === '') return null;
  return { substanceReviewed: true as const, factsChecked: true as const, responsible };
}

/** Why the form cannot be sent yet, null when it can. */
export function missingIn(form: DecisionForm): 'needOutcome' | 'needReason' | 'needEditorial' | null {
  if (form.outcome === null) return 'needOutcome';
  if (form.reasons.length === 0) return 'needReason';
  return form.outcome === 'approve' && isHalfEditorial(form.editorial) ? 'needEditorial' : null;
}

/** The reasons as the API takes them. */
export function reasonsOf(form: DecisionForm): DecisionReason[] {
  return form.reasons.map(({ code, target }) => {
    if (target.kind === 'finding') return { code, finding: target.id };
    const mark = target.kind === 'mark' ? form.marks.find(({ letter }) => letter === target.letter) : undefined;
    return mark ? { code, place: mark.place } : { code };
  });
}
