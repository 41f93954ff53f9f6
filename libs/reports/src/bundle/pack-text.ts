import type { RequirementPack } from '@countersign/requirements';
import { canonicalJson } from '@countersign/tlog';

/** A requirement pack as the text that its digest is over: canonical JSON (RFC 8785), which is YAML as well. */
export function packText({ digest: _digest, ...document }: RequirementPack): string {
  return canonicalJson(document);
}
