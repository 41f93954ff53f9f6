import type { SignInRefusal } from '@countersign/contracts';

/** A sign-in by the identity provider that came to nothing; the console says why and what to do. */
export class RefusedSignIn extends Error {
  override name = 'RefusedSignIn';

  constructor(
    readonly reason: SignInRefusal,
    cause?: unknown,
  ) {
    super(`The sign-in by the identity provider was refused: ${reason}`, { cause });
  }
}
