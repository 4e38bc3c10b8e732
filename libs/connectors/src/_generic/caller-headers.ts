import { z } from 'zod';

/**
 * Headers that a caller may not set: credentials and cookies belong to the connection, framing and
 * hop-by-hop fields to the client (RFC 9110 section 7.6.1), signatures to the signer.
 */
const REFUSED =
  /^(?:authorization|cookie|host|content-length|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|forwarded|x-forwarded-.*|proxy-.*|x-signature.*)$/i;

const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;
const VALUE = /^[\t\x20-\x7e]*$/;

export const callerHeaders = z
  .record(
    z
      .string()
      .max(200)
      .regex(NAME, 'is no header name')
      .refine((name) => !REFUSED.test(name), 'is set by the connection'),
    z.string().max(4000).regex(VALUE, 'must be printable ASCII on one line'),
  )
  .refine((headers) => Object.keys(headers).length <= 50, 'must be 50 headers at most');
