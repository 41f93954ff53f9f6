import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { PolicyFault } from '../policy-error.js';

/** The file of a policy folder that names whose C2PA manifests are trusted: certificates of authorities, or of signers themselves, as PEM. */
export const trustedSignersFile = 'trusted-signers.pem';

const block = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

/** The certificates of that file, null where there is no such file; what is no certificate is a fault with its line. */
export async function readTrustedSigners(file: string): Promise<{ pem: string | null; faults: PolicyFault[] }> {
  if (!existsSync(file)) return { pem: null, faults: [] };
  const text = await readFile(file, 'utf8');
  const certificates = [...text.matchAll(block)];
  const faults = certificates.flatMap(({ 0: pem, index }): PolicyFault[] => {
    const line = text.slice(0, index).split('\n').length;
    const sentence = certificateFault(pem);
    return sentence === null ? [] : [{ file, line, sentence }];
  });
  if (certificates.length === 0) {
    faults.push({
      file,
      line: 1,
      sentence: 'No certificate stands here: add those you trust as PEM, or remove the file.',
    });
  }
  return { pem: certificates.map(([pem]) => `${pem}\n`).join(''), faults };
}

function certificateFault(pem: string): string | null {
  try {
    new X509Certificate(pem);
    return null;
  } catch {
    return 'This is no X.509 certificate: paste it again, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.';
  }
}
