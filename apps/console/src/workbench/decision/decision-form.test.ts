import { describe, expect, it } from '@jest/globals';
import type { Place } from '@countersign/contracts';
import {
  editorialOf,
  emptyForm,
  missingIn,
  nextLetter,
  reasonsOf,
  reduceForm,
  type DecisionForm,
  type FormAct,
} from './decision-form.js';

const span: Place = { kind: 'span', part: '/content/text', start: 3, end: 9 };
const after = (...acts: FormAct[]): DecisionForm => acts.reduce(reduceForm, emptyForm);

describe('reduceForm', () => {
  it('only chooses: an outcome alone is not enough to send', () => {
    expect(missingIn(emptyForm)).toBe('needOutcome');
    expect(missingIn(after({ act: 'choose', outcome: 'approve', allowed: ['grounded'] }))).toBe('needReason');
  });

  it('drops reasons that the new outcome does not allow', () => {
    const form = after(
      { act: 'choose', outcome: 'reject', allowed: ['tone', 'wrong'] },
      { act: 'toggle-reason', code: 'tone' },
      { act: 'toggle-reason', code: 'wrong' },
      { act: 'choose', outcome: 'request-changes', allowed: ['tone'] },
    );
    expect(form.reasons.map(({ code }) => code)).toEqual(['tone']);
    expect(missingIn(form)).toBeNull();
  });

  it('takes a reason away when it is chosen twice', () => {
    const form = after({ act: 'toggle-reason', code: 'tone' }, { act: 'toggle-reason', code: 'tone' });
    expect(form.reasons).toEqual([]);
  });

  it('sends a reason with its finding or its marked place', () => {
    const form = after(
      { act: 'toggle-reason', code: 'tone' },
      { act: 'toggle-reason', code: 'wrong' },
      { act: 'toggle-reason', code: 'other' },
      { act: 'mark', place: span },
      { act: 'aim', code: 'tone', target: { kind: 'mark', letter: 'A' } },
      { act: 'aim', code: 'wrong', target: { kind: 'finding', id: 'f1' } },
    );
    expect(reasonsOf(form)).toEqual([
      { code: 'tone', place: span },
      { code: 'wrong', finding: 'f1' },
      { code: 'other' },
    ]);
  });

  it('falls back to the whole output when a marked place is removed', () => {
    const form = after(
      { act: 'mark', place: span },
      { act: 'toggle-reason', code: 'tone' },
      { act: 'aim', code: 'tone', target: { kind: 'mark', letter: 'A' } },
      { act: 'unmark', letter: 'A' },
    );
    expect(reasonsOf(form)).toEqual([{ code: 'tone' }]);
  });
});

describe('nextLetter', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'A1'],
    [53, 'B2'],
  ])('after %i marks is %s', (count, letter) => {
    let form = emptyForm;
    for (let nth = 0; nth < count; nth++) form = reduceForm(form, { act: 'mark', place: span });
    expect(nextLetter(form.marks)).toBe(letter);
  });
});

describe('the editorial record', () => {
  const begun = { substance: true, facts: false, responsible: '' };
  const whole = { substance: true, facts: true, responsible: ' Desk ' };
  const approve = (editorial: DecisionForm['editorial']) =>
    after(
      { act: 'choose', outcome: 'approve', allowed: ['other'] },
      { act: 'toggle-reason', code: 'other' },
      { act: 'editorial', editorial },
    );

  it('is given whole or not at all', () => {
    expect(missingIn(approve(begun))).toBe('needEditorial');
    expect(editorialOf(approve(begun))).toBeNull();
    expect(missingIn(approve(emptyForm.editorial))).toBeNull();
    expect(editorialOf(approve(emptyForm.editorial))).toBeNull();
    expect(missingIn(approve(whole))).toBeNull();
    expect(editorialOf(approve(whole))).toEqual({
      substanceReviewed: true,
      factsChecked: true,
      responsible: 'Desk',
    });
  });

  it('goes with an approval only', () => {
    const rejected = reduceForm(approve(whole), { act: 'choose', outcome: 'reject', allowed: ['other'] });
    expect(editorialOf(rejected)).toBeNull();
    expect(missingIn(reduceForm(approve(begun), { act: 'choose', outcome: 'reject', allowed: ['other'] }))).toBeNull();
  });
});
