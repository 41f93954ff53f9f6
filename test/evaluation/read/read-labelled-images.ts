import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTable } from './read-table.ts';

/** A file of the labelled pictures, and what is known of it. */
export interface LabelledImage {
  file: string;
  group: string;
  expected: string;
  bytes: Buffer;
  /** Faces that a person sees in it, drawn and sculpted ones too; counted for this evaluation. */
  faces: number;
  /** Lines of text that a person reads in it, spaces left out; null where nobody wrote them down. */
  lines: readonly string[] | null;
}

const faces: Readonly<Record<string, number>> = {
  'images_ai_generated/cnndet-real.png': 1,
  'images_ai_generated/comfy-hypernetwork_example_output.png': 1,
  'images_camera_exif/PaintTool_sample.jpg': 1,
};
const lorem = ['Loremipsumdolor', 'sitamet,consecte-', 'turadipiscingelit,', 'seddoeiusmod', 'temporincididunt'];
const lines: Readonly<Record<string, readonly string[] | null>> = {
  'images_c2pa/rs-no_manifest.jpg': lorem,
  'images_c2pa/rs-libpng-test.png': ['PNG'],
  'images_c2pa/rs-libpng-test_with_url.png': ['PNG'],
  // Too small to be read by people, too.
  'images_ai_generated/screenshot-lora_multiple.png': null,
  'images_camera_exif/Sony_HDR-HC3.jpg': null,
};

/** The labelled pictures of a folder; null where they are not there. */
export function readLabelledImages(data: string): LabelledImage[] | null {
  return (
    readTable(join(data, 'images_labels.csv'))
      ?.filter(({ file = '' }) => existsSync(join(data, file)))
      .map(({ file = '', group = '', expected = '' }) => ({
        file,
        group,
        expected,
        bytes: readFileSync(join(data, file)),
        faces: faces[file] ?? 0,
        lines: file in lines ? (lines[file] ?? null) : [],
      })) ?? null
  );
}
