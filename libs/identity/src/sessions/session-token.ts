import { hash, randomBytes } from 'node:crypto';

/** 32 random bytes as 43 characters of base64url. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What of a session's token is stored: its SHA-256. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
