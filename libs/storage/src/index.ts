export type { BlobStore, StoredBlob } from './blob-store.js';
export { maxBlobLimits, type BlobLimits } from './blob-limits.js';
export { blobPlaceOf, blobPlaceSettings } from './blob-place-settings.js';
export type { ImageInfo, ImageMediaType } from './headers/header.js';
export { imageInfo } from './image-info.js';
export { judgeImage } from './judge-image.js';
export { openBlobStore, type BlobPlace } from './open-blob-store.js';
export { preview, type PicturePart, type Preview } from './preview.js';
export { PreviewCache, removePreviews, type PreviewOf } from './preview-cache.js';
