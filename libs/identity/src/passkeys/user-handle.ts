/** What authenticators know a person by: the bytes of their id, which say nothing of who they are. */
export const userHandleOf = (personId: string): string =>
  Buffer.from(personId.replaceAll('-', ''), 'hex').toString('base64url');
