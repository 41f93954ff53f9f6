import { describe, expect, it } from '@jest/globals';
import { expiresAfterMs, PasskeyOffer, renewAfterMs, restAfterMs } from './passkey-offer.js';

function staged() {
  const page = { visible: true, focus: true, inField: true, at: 1000 };
  const offer = new PasskeyOffer({
    isVisible: () => page.visible,
    hasFocus: () => page.focus,
    isInField: () => page.inField,
    now: () => page.at,
  });
  return { page, offer };
}
type Page = ReturnType<typeof staged>['page'];

describe('an offer of passkeys', () => {
  it('begins as soon as the page is seen, whether or not it has the focus', () => {
    const { page, offer } = staged();
    page.focus = false;
    expect(offer.mayBegin(false)).toBe(true);
    page.visible = false;
    expect(offer.mayBegin(false)).toBe(false);
  });

  it.each<[string, Partial<Page>, { touched: boolean; may: boolean; mayLate: boolean }]>([
    ['nobody touched the field, which has the focus from the start', {}, { touched: false, may: true, mayLate: true }],
    ['the list below the field may be open', {}, { touched: true, may: false, mayLate: true }],
    ['somebody has gone on to the password', { inField: false }, { touched: true, may: true, mayLate: true }],
    ['a chooser may have the focus', { focus: false }, { touched: true, may: false, mayLate: true }],
    ['the tab is not looked at', { visible: false }, { touched: false, may: false, mayLate: false }],
  ])('is renewed before it ends or not, where %s', (_, change, { touched, may, mayLate }) => {
    const { page, offer } = staged();
    offer.begin();
    if (touched) offer.touch();
    Object.assign(page, change);
    page.at += renewAfterMs - 1;
    expect(offer.mayBegin(true)).toBe(false);
    page.at += 1;
    expect([offer.mayBegin(false), offer.mayBegin(true)]).toEqual([may, may]);
    // What is shown now would be refused: nothing is lost with it.
    page.at += expiresAfterMs - renewAfterMs;
    expect([offer.mayBegin(false), offer.mayBegin(true)]).toEqual([may, mayLate]);
  });

  it('is made anew when the browser has given it up and somebody comes back, and not with every key', () => {
    const { page, offer } = staged();
    offer.begin();
    offer.touch();
    offer.giveUp();
    page.at += restAfterMs - 1;
    expect([offer.mayBegin(false), offer.mayBegin(true)]).toEqual([false, false]);
    page.at += 1;
    expect([offer.mayBegin(false), offer.mayBegin(true)]).toEqual([false, true]);
    offer.begin();
    expect(offer.mayBegin(true)).toBe(false);
  });
});
