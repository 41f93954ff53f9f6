/** Reads the manifest store of a file; `anchors`: certificates of trusted signers as PEM. What it throws as a text is its word on the file. */
export type ManifestReader = (bytes: Uint8Array, mediaType: string, anchors: string | null) => Promise<unknown>;

/** The file made the reader say no, or break down: of the file nothing is known but that. */
export class UnreadableStore extends Error {}

/**
 * A reader that opens another one when it is first needed, and again after one broke down: what is left of a WebAssembly instance
 * after a trap can be relied on for nothing. That a reader cannot be opened is no word on a file, and thrown as it is.
 */
export function manifestReader(open: () => Promise<ManifestReader>): ManifestReader {
  let ready: Promise<ManifestReader> | null = null;
  return async (...file) => {
    const opening = (ready ??= open());
    const drop = (): void => {
      // Another file may have dropped it already, and opened the next.
      if (ready === opening) ready = null;
    };
    const read = await opening.catch((error: unknown) => {
      drop();
      throw error;
    });
    try {
      return await read(...file);
    } catch (error) {
      if (typeof error !== 'string') drop();
      throw new UnreadableStore(String(error), { cause: error });
    }
  };
}
