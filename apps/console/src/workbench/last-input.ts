let at = Date.now();

for (const kind of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart']) {
  window.addEventListener(kind, () => (at = Date.now()), { capture: true, passive: true });
}

/** When somebody last touched the page, by key, pointer or wheel; before they did, when it was opened. */
export const lastInput = {
  isWithin: (ms: number): boolean => Date.now() - at <= ms,
};
