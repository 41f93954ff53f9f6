/** The word of a catalogue for a name under a prefix; the name itself where there is none. */
export function namedIn<T extends Record<string, unknown>>(
  catalog: T,
  text: (key: keyof T) => string,
  prefix: string,
): (name: string) => string {
  return (name) => {
    const key = `${prefix}.${name}`;
    return Object.hasOwn(catalog, key) ? text(key) : name;
  };
}
