/** Tells a measure of memory that is over its bound, in MB, and lets the process end with exit code 1. */
export function holdToMemory(what: string, measuredMb: number, mostMb: number): void {
  if (measuredMb <= mostMb) return;
  process.stderr.write(
    `${what} took ${Math.round(measuredMb)} MB, more than the ${mostMb} MB that docs/performance.md names.\n`,
  );
  process.exitCode = 1;
}
