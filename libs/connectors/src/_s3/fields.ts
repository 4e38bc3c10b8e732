import { textField } from '@patchbay/connector-sdk/fields';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const bucketField = (help: readonly string[]) =>
  textField({
    title: 'Bucket',
    placeholder: 'acme-files',
    help,
    mistakes: [
      { looksLike: /^s3:\/\//, message: 'is an s3:// address; give the bucket’s name alone' },
      { looksLike: /^https?:\/\//, message: 'is a web address; give the bucket’s name alone' },
      { looksLike: /^arn:/, message: 'is an ARN; give the bucket’s name alone' },
    ],
    maxLength: 63,
  }).regex(
    /^[a-z0-9](?:[a-z0-9-]|\.(?!\.)){1,61}[a-z0-9]$/,
    'must be 3 to 63 small letters, digits, dots and hyphens',
  );
