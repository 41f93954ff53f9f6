import { createHash } from 'node:crypto';

/** models.yaml with the digest of these bytes beside the file's name, in the place of the one that stood there. */
export function approveWeights(yaml: string, file: string, bytes: string): string {
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const place = new RegExp(`(- file: ${file.replaceAll('.', '\\.')}\\s+digest: )sha256:[0-9a-f]{64}`);
  if (!place.test(yaml)) throw new Error(`models.yaml has no digest of ${file}: add one below "weights".`);
  return yaml.replace(place, `$1${digest}`);
}
