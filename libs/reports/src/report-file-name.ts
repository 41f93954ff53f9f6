/** The name under which a file of a report on a period is handed out. */
export function reportFileName({ from, to }: { from: string; to: string }, part: string, ending: string): string {
  return `countersign-${part}-${from.slice(0, 10)}-to-${to.slice(0, 10)}.${ending}`;
}
