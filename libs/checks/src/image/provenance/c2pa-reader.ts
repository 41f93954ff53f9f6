import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initSync, WasmReader } from '@contentauth/c2pa-wasm';

let ready: Promise<void> | null = null;

/** Loads the reader (9 MB) when it is first needed. */
async function load(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('@contentauth/c2pa-wasm/c2pa.wasm');
  initSync({ module: await readFile(file) });
}

/** Trust anchors as PEM. Nothing is fetched: a file could name any address of our network. */
function contextOf(anchors: string | null): string {
  return JSON.stringify({
    verify: { verify_trust: true, verify_after_reading: true, remote_manifest_fetch: false, ocsp_fetch: false },
    ...(anchors === null ? {} : { trust: { user_anchors: anchors } }),
  });
}

/** The manifest store of a file as c2pa-rs reads and validates it; throws what c2pa-rs says, such as `C2pa(JumbfNotFound)`. */
export async function readManifestStore(
  bytes: Uint8Array,
  mediaType: string,
  anchors: string | null,
): Promise<unknown> {
  await (ready ??= load());
  const reader = await WasmReader.fromBytes(mediaType, new Uint8Array(bytes), contextOf(anchors));
  try {
    return JSON.parse(reader.json());
  } finally {
    reader.free();
  }
}
