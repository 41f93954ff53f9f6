export const renderers: ReadonlyMap<string, { name: string; mediaType: string }> = new Map();
