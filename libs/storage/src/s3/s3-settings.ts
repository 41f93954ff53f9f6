/** A bucket that speaks S3, and whose keys open it. Plain data, so that threads can be given it. */
export interface S3Settings {
  /** Where the service answers, without a path, for example `https://s3.eu-central-1.amazonaws.com`; the bucket comes after the host. */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}
