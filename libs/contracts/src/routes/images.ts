import { z } from 'zod';
import { digest, id } from '../ids.js';
import { imageDescription } from '../image-description.js';
import { downloadLink } from '../report.js';
import { defineRoute as route } from '../route-definition.js';
import { uploadInput, uploadView } from '../upload.js';
import { wordedIssue } from '../wording.js';
import { api } from './api.js';

const blobView = z
  .strictObject({ digest, size: z.int(), mediaType: z.string(), width: z.int(), height: z.int() })
  .meta({ id: 'Blob' });

const offset = z.coerce.number().int().min(0).max(100_000).optional();
const extent = z.coerce.number().int().min(1).max(100_000).optional();

const edge = z.coerce.number().int().min(16).max(4096).default(1600);

/** `edge`: most pixels a side of the copy. `x`, `y`, `width`, `height`: the part of the displayed picture that is wanted, in its pixels; all of them or none. `frame`: the still of one frame of an animation, from 0; without it all move. */
const blobQuery = z
  .strictObject({
    edge,
    x: offset,
    y: offset,
    width: extent,
    height: extent,
    frame: z.coerce.number().int().min(0).max(100_000).optional(),
  })
  .superRefine(({ x, y, width, height }, context) => {
    const given = [x, y, width, height].filter((value) => value !== undefined).length;
    if (given === 0 || given === 4) return;
    context.addIssue(
      wordedIssue(
        {
          en: 'name x, y, width and height of the part together, or none of them',
          'zh-TW': '請同時指定區域的 x、y、width 與 height，或全部省略',
        },
        [x === undefined ? 'x' : y === undefined ? 'y' : width === undefined ? 'width' : 'height'],
      ),
    );
  });

/** Which image of which submission. */
const byImage = z.strictObject({ id, index: z.coerce.number().int().min(0).max(63) });

/** Taking images in, and showing copies and descriptions of them. */
export const imagesRoutes = {
  putBlob: route({
    name: 'putBlob',
    tag: 'blobs',
    summary: 'Store an image by its SHA-256',
    method: 'PUT',
    path: `${api}/blobs`,
    needs: ['submit', 'Blob'],
    bodyType: 'image/*',
    status: 201,
    answer: blobView,
  }),
  beginUpload: route({
    name: 'beginUpload',
    tag: 'blobs',
    summary: 'Declare an image, and learn where its bytes may be sent within fifteen minutes without a credential',
    method: 'POST',
    path: `${api}/uploads`,
    needs: ['submit', 'Blob'],
    body: uploadInput,
    status: 201,
    answer: uploadView,
  }),
  sendUpload: route({
    name: 'sendUpload',
    tag: 'blobs',
    summary: 'Send the bytes of an image that was declared; others are refused',
    method: 'PUT',
    path: `${api}/uploads`,
    needs: 'public',
    query: z.strictObject({ token: z.string().min(1).max(1000) }),
    bodyType: 'image/*',
    status: 201,
    answer: blobView,
  }),
  describeImage: route({
    name: 'describeImage',
    tag: 'submissions',
    summary:
      'What the bytes of an image say: provenance manifests and who signed them, camera, generation data; and the text that a check read in it',
    method: 'GET',
    path: `${api}/submissions/:id/images/:index/description`,
    needs: ['read', 'Submission'],
    params: byImage,
    answer: imageDescription,
  }),
  linkImage: route({
    name: 'linkImage',
    tag: 'submissions',
    summary: 'A link to a re-encoded copy of an image that works without a credential for ten minutes',
    method: 'POST',
    path: `${api}/submissions/:id/images/:index/link`,
    needs: ['read', 'Submission'],
    params: byImage,
    query: z.strictObject({ edge }),
    status: 201,
    answer: downloadLink,
  }),
  openImageLink: route({
    name: 'openImageLink',
    tag: 'submissions',
    summary: 'The copy of an image that a link names',
    method: 'GET',
    path: `${api}/image-links`,
    needs: 'public',
    query: z.strictObject({ token: z.string().min(1).max(1000) }),
    answer: z.string(),
    answerType: 'image/webp',
  }),
  getBlob: route({
    name: 'getBlob',
    tag: 'blobs',
    summary: 'A safe, re-encoded copy of an image of a submission',
    method: 'GET',
    path: `${api}/submissions/:id/images/:index`,
    needs: ['read', 'Submission'],
    params: byImage,
    query: blobQuery,
    answer: z.string(),
    answerType: 'image/webp',
  }),
} as const;
