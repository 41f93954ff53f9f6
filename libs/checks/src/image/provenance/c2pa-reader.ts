import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { manifestReader, type ManifestReader } from './manifest-reader.js';

const require = createRequire(import.meta.url);

type C2pa = typeof import('@contentauth/c2pa-wasm');

let opened = 0;

/**
 * A WebAssembly instance of its own with c2pa-rs (9 MB). Its module has one instance only, so each further one is another copy of the
 * module: it stays in memory, which is why one is opened only after the one before broke down.
 */
export async function openC2pa(): Promise<ManifestReader> {
  const { href } = pathToFileURL(require.resolve('@contentauth/c2pa-wasm'));
  const { initSync, WasmReader } = (await import(opened === 0 ? href : `${href}?instance=${opened}`)) as C2pa;
  opened += 1;
  initSync({ module: await readFile(require.resolve('@contentauth/c2pa-wasm/c2pa.wasm')) });
  return async (bytes, mediaType, anchors) => {
    const reader = await WasmReader.fromBytes(mediaType, new Uint8Array(bytes), contextOf(anchors));
    try {
      return JSON.parse(reader.json());
    } finally {
      reader.free();
    }
  };
}

/** Trust anchors as PEM. Nothing is fetched: a file could name any address of our network. */
function contextOf(anchors: string | null): string {
  return JSON.stringify({
    verify: { verify_trust: true, verify_after_reading: true, remote_manifest_fetch: false, ocsp_fetch: false },
    ...(anchors === null ? {} : { trust: { user_anchors: anchors } }),
  });
}

/** The manifest store of a file as c2pa-rs reads and validates it; throws `UnreadableStore` with what c2pa-rs says, such as `C2pa(JumbfNotFound)`. */
export const readManifestStore = manifestReader(openC2pa);
