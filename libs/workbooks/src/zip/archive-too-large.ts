/** What was to be written does not fit the format; the message names what. */
export class ArchiveTooLarge extends Error {
  override readonly name = 'ArchiveTooLarge';
}
