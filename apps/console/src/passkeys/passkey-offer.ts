/** What of a page says whether the browser may be showing something at present. */
export interface OfferSurroundings {
  isVisible: () => boolean;
  /** Whether this window, and no dialog of the browser or the system, has what is typed. */
  hasFocus: () => boolean;
  /** Whether the field in which passkeys are offered has the focus. */
  isInField: () => boolean;
  now: () => number;
}

/** What the browser asks by is answered within five minutes or not at all: another one takes its place before. */
export const renewAfterMs = 240_000;
export const expiresAfterMs = 300_000;
/** Where the browser can offer none, each key pressed in the field would ask the server again. */
export const restAfterMs = 30_000;

/**
 * How old an offer of passkeys is, and whether another may take its place. Browsers let one stand for as long as the page is open, and close
 * what they show for it (the list below the field, a chooser, a prompt of the system) when another begins: none does while that could still be answered.
 */
export class PasskeyOffer {
  #began: number | null = null;
  #isGivenUp = false;
  #isTouched = false;

  constructor(private readonly around: OfferSurroundings) {}

  begin(): void {
    this.#began = this.around.now();
    this.#isGivenUp = false;
    this.#isTouched = false;
  }

  /** The browser offers nothing any more: it could not, or somebody cancelled. */
  giveUp(): void {
    this.#isGivenUp = true;
  }

  /** Somebody clicked or typed in the field, which opens the list. */
  touch(): void {
    this.#isTouched = true;
  }

  /** `isBack`: somebody has come to the page, or to the field. */
  mayBegin(isBack: boolean): boolean {
    const { isVisible, hasFocus, isInField, now } = this.around;
    if (!isVisible()) return false;
    if (this.#began === null) return true;
    const age = now() - this.#began;
    if (isBack && this.#isGivenUp) return age >= restAfterMs;
    if (age < renewAfterMs) return false;
    return (isBack && age >= expiresAfterMs) || (hasFocus() && !(this.#isTouched && isInField()));
  }
}
