/**
 * Brings a card into view. While somebody works in a drawing that scrolls by itself, only the card's own pane is scrolled:
 * on narrow screens the page would leave the drawing with every step.
 */
export function revealCard(card: HTMLElement | null): void {
  if (card === null) return;
  const pane = card.closest<HTMLElement>('[data-pane]');
  if (pane === null || document.activeElement?.closest('[data-own-frame]') == null) {
    card.scrollIntoView({ block: 'nearest' });
    return;
  }
  const [inside, outside] = [card.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (inside.top < outside.top || inside.height > outside.height) pane.scrollTop += inside.top - outside.top;
  else if (inside.bottom > outside.bottom) pane.scrollTop += inside.bottom - outside.bottom;
}
