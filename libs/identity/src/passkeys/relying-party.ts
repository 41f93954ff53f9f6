/** Whom passkeys are made for, as WebAuthn calls it: the name of the host that they are bound to, and the origin that pages have. */
export interface RelyingParty {
  id: string;
  origin: string;
}
