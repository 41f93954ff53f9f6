type File = [bytes: Uint8Array, mediaType: string, anchors: string | null];

/** Reads the manifest store of a file; `anchors`: certificates of trusted signers as PEM. */
export type ManifestReader = (...file: File) => Promise<unknown>;

/** The store of a file, or the word of c2pa-rs on a file that it does not read. */
export type Reading = { store: unknown } | { refusal: string };

/** A reader that holds memory until it is closed; `memory`: bytes that it holds since the last file. */
export interface OpenReader {
  /** Throws where the reader broke down. */
  read: (...file: File) => Promise<Reading>;
  memory: number;
  close(): Promise<void>;
}

/** The file made the reader say no, or break down: of the file nothing is known but that. */
export class UnreadableStore extends Error {}

/** The reader had ended before it came to this file: no word on it, and another reader may be asked. */
export class ReaderEnded extends Error {
  constructor(cause: Error) {
    super(`The thread of the reader of manifests ended before it came to this file: ${cause.message}`, { cause });
  }
}

/** After so many files, or where it holds so many bytes, a reader is closed: its memory only grows, and each file leaves something behind. */
const mostFiles = 500;
const mostMemory = 128 * 1_048_576;

/**
 * A reader that opens another one when it is first needed, and closes it after it broke down, after many files, and where it has grown:
 * what is left of a WebAssembly instance after a trap can be relied on for nothing. That a reader cannot be opened is no word on a
 * file, and thrown as it is. Files that waited for one that ended are read by the next, once.
 */
export function manifestReader(open: () => Promise<OpenReader>): ManifestReader {
  let ready: { reader: Promise<OpenReader>; files: number; reading: number } | null = null;
  const readBy = async (again: boolean, ...file: File): Promise<Reading> => {
    const own = (ready ??= { reader: open(), files: 0, reading: 0 });
    const drop = (): void => {
      // Another file may have dropped it already, and opened the next.
      if (ready === own) ready = null;
    };
    const reader = await own.reader.catch((error: unknown) => {
      drop();
      throw error;
    });
    own.files += 1;
    own.reading += 1;
    if (own.files >= mostFiles) drop();
    try {
      return await reader.read(...file);
    } catch (error) {
      drop();
      if (error instanceof ReaderEnded) {
        if (again) throw error;
        return await readBy(true, ...file);
      }
      throw new UnreadableStore(String(error), { cause: error });
    } finally {
      own.reading -= 1;
      if (reader.memory > mostMemory) drop();
      // Files that are still read by it are waited for.
      if (ready !== own && own.reading === 0) await reader.close();
    }
  };
  return async (...file) => {
    const reading = await readBy(false, ...file);
    if ('refusal' in reading) throw new UnreadableStore(reading.refusal);
    return reading.store;
  };
}
