import { bundleArchive } from '../bundle/bundle-archive.js';
import type { Renderer } from '../renderer.js';

/**
 * All that an outsider needs in one ZIP archive: the report and its proofs, the checkpoint, whom to trust, the packs and
 * policies, the OSCAL documents, a manifest, and a page that verifies the archive offline. The same run gives the same bytes.
 */
export const bundle: Renderer = {
  name: 'bundle',
  mediaType: 'application/zip',
  render: (report, context) => [{ part: 'bundle', ending: 'zip', chunks: bundleArchive(report, context) }],
};
