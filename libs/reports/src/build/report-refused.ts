/** A report that cannot be built, however often it is tried; the message says what to do. */
export class ReportRefused extends Error {
  override readonly name = 'ReportRefused';
}
