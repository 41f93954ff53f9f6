let at = Date.now();

for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll', 'focusin', 'touchstart']) {
  window.addEventListener(kind, () => (at = Date.now()), { capture: true, passive: true });
}

/** When somebody last touched the page, by key, pointer, wheel, or a screen reader that moves through it; before they did, when it was opened. */
export const lastInput = {
  isWithin: (ms: number): boolean => Date.now() - at <= ms,
};
