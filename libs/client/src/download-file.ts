import type { Http } from './http.ts';
import { UnreachableError } from './unreachable-error.ts';

export interface DownloadedFile {
  mediaType: string;
  bytes: Uint8Array;
}

/** A file whole; one that breaks off on the way is none. */
export async function downloadFile(http: Http, path: string): Promise<DownloadedFile> {
  const response = await http.send('GET', path, { accept: '*/*' });
  const bytes = await response.arrayBuffer().catch((error: unknown) => {
    throw new UnreachableError('The file broke off on its way.', error);
  });
  const mediaType = response.headers.get('content-type') ?? 'application/octet-stream';
  return { mediaType, bytes: new Uint8Array(bytes) };
}
