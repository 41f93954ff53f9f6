/** Signatures of the end record, the locator of the one for large archives, and a file in the directory (APPNOTE.TXT, 4.3). */
const endRecord = 'PK\x05\x06';
const largeLocator = 'PK\x06\x07';
const directoryEntry = 'PK\x01\x02';
const endLength = 22;
/** End records that are followed: no image has more by chance, and looking at millions would hold up everything else. */
const mostRecords = 1000;
const locatorLength = 20;

const stands = (bytes: Buffer, at: number, signature: string): boolean =>
  at >= 0 && at + 4 <= bytes.length && bytes.toString('latin1', at, at + 4) === signature;

/** True where the end record at that offset leads to a directory, or closes the file. */
function leads(bytes: Buffer, at: number): boolean {
  const [size, offset] = [bytes.readUInt32LE(at + 12), bytes.readUInt32LE(at + 16)];
  return (
    // As written, or before the end record: readers allow for something that was put before the archive.
    stands(bytes, offset, directoryEntry) ||
    (size > 0 && stands(bytes, at - size, directoryEntry)) ||
    stands(bytes, at - locatorLength, largeLocator) ||
    at + endLength + bytes.readUInt16LE(at + 20) === bytes.length
  );
}

/**
 * True where readers of ZIP would find an archive in these bytes, wherever in the file it stands: many look for an end record without
 * minding what follows it. A file of more end records than any archive has counts as one.
 */
export function isAlsoZip(bytes: Buffer): boolean {
  let at = bytes.indexOf(endRecord, 0, 'latin1');
  for (let records = 0; at >= 0 && at + endLength <= bytes.length; records += 1) {
    if (records === mostRecords || leads(bytes, at)) return true;
    at = bytes.indexOf(endRecord, at + 1, 'latin1');
  }
  return false;
}
