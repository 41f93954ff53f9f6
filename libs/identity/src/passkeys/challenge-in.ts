import { z } from 'zod';

const clientData = z.object({ challenge: z.string().max(200) });

/** The challenge that a browser says it answers (CollectedClientData of WebAuthn); null when it says nothing that can be read. */
export function challengeIn(clientDataJSON: string): string | null {
  try {
    return clientData.parse(JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'))).challenge;
  } catch {
    return null;
  }
}
