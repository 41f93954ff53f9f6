/** Personal data or a secret as a message may show it: its first and last characters, so that people know which one is meant. */
export function mask(text: string): string {
  const shown = text.length > 12 ? 3 : text.length > 5 ? 2 : 1;
  return `${text.slice(0, shown)}•••${text.length > 5 ? text.slice(-2) : ''}`;
}
