import { z } from 'zod';
import { readLine } from './check-result.js';

const said = z.string().nullable();

/** How far a C2PA manifest can be relied on; docs/images.md says what each means. */
export const provenanceVerdict = z.enum([
  'absent',
  'remote',
  'trusted',
  'untrusted',
  'tampered',
  'invalid',
  'unreadable',
]);

/** One signed statement on how a picture came about; everything in it is what its signer says. */
const provenanceManifest = z
  .strictObject({
    label: z.string(),
    title: said,
    generator: said,
    signer: z.strictObject({ name: said, issuer: said, algorithm: said }).nullable(),
    signedAt: said,
    actions: z.array(
      z.strictObject({ action: z.string(), when: said, software: said, sourceType: said, description: said }),
    ),
    ingredients: z.array(
      z.strictObject({ title: said, relationship: said, manifest: said, faults: z.array(z.string()) }),
    ),
    assertions: z.array(z.string()),
  })
  .meta({ id: 'ProvenanceManifest' });

/** What can be read from the bytes of an image, as the checks read it, and the text that a check read in its pixels. Texts longer than 20,000 characters are cut. */
export const imageDescription = z
  .strictObject({
    mediaType: z.string(),
    bytes: z.int(),
    /** As displayed, after EXIF orientation. */
    width: z.int(),
    height: z.int(),
    /** More than one for an animation; a copy has all of them. */
    frames: z.int(),
    /** Pictures that lie in the file, of which the first is shown and looked at: a gain map, or another view. */
    pictures: z.int(),
    /** Whether pixels can be transparent: what lies behind them is up to whoever shows the image. */
    transparent: z.boolean(),
    camera: said,
    /** Digital source types (IPTC) that the file states, and what they say of its origin. */
    sourceTypes: z.array(z.strictObject({ term: z.string(), origin: z.enum(['ai', 'camera', 'other']) })),
    /** Programs whose traces the file carries, the seeds they wrote, and whether they wrote the declared prompt (null where none is declared). */
    marks: z.array(
      z.strictObject({
        tool: z.string(),
        keyword: z.string(),
        /** False where what they wrote describes a picture of another shape: it says nothing of how this one was made. */
        ofThisPicture: z.boolean(),
        seeds: z.array(z.number()),
        holdsPrompt: z.boolean().nullable(),
      }),
    ),
    texts: z.array(z.strictObject({ keyword: z.string(), text: z.string(), cut: z.boolean() })),
    /** Further texts of the file that are not shown, as they may hold the prompt, which the reader's roles conceal. */
    textsConcealed: z.int(),
    /** Lines that were read in the picture, from the top, with their boxes in its pixels; null where no check has looked for text, and while what the checks found is kept from the reader. */
    readLines: z.array(readLine.omit({ image: true })).nullable(),
    /** Further lines that were read, and not kept. */
    readLinesCut: z.int(),
    provenance: z.strictObject({
      verdict: provenanceVerdict,
      manifests: z.array(provenanceManifest),
      /** Broken rules of C2PA: the code of the specification, what it means in the reader's language, and where it is. */
      faults: z.array(z.strictObject({ code: z.string(), words: z.string(), manifest: said, part: said })),
      remote: said,
      /** How many further manifests, actions, ingredients, assertions and faults the file states; texts of more than 300 characters are cut. */
      cut: z.int(),
    }),
  })
  .meta({ id: 'ImageDescription' });
export type ImageDescription = z.infer<typeof imageDescription>;
export type ProvenanceManifest = z.infer<typeof provenanceManifest>;
