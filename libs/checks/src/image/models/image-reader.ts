/**
 * A model that reads one image, and of an animation the frame with that number (from 0), as it is shown: a frame is drawn over those
 * before it. Without a frame, a still.
 */
export type ImageReader<T> = (bytes: Buffer, frame?: number) => Promise<T>;
