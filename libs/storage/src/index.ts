export type { BlobStore, StoredBlob } from './blob-store.js';
export { maxBlobLimits, type BlobLimits } from './blob-limits.js';
export { fileBlobStore } from './file-blob-store.js';
export type { ImageInfo, ImageMediaType } from './headers/header.js';
export { imageInfo } from './image-info.js';
export { preview, type PicturePart, type Preview } from './preview.js';
