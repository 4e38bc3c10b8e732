import { Readable } from 'node:stream';
import { Inject, Injectable, Logger, StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { SiteScope } from '../../platform/access/site-scope.ts';
import { DecryptionError } from '../../platform/crypto/crypto-error.ts';
import { Keyring } from '../../platform/crypto/keyring.ts';
import { ProblemError, notFound } from '../../platform/errors/problem.ts';
import { DeliveryService } from './delivery.service.ts';
import { ByteRoom } from './files/byte-room.ts';
import { fileContext } from './files/file-context.ts';
import { piecesOf } from './files/pieces-of.ts';

/** In memory at once, sealed and opened; more wait, and then are asked to come again. */
const ROOM_BYTES = 64 * 2 ** 20;
const PATIENCE_MS = 5000;

/** Hands out the files that came with vendors' answers. */
@Injectable()
export class DeliveryFileService {
  private readonly logger = new Logger(DeliveryFileService.name);
  private readonly room = new ByteRoom(ROOM_BYTES);

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(DeliveryService) private readonly deliveries: DeliveryService,
    @Inject(Keyring) private readonly keyring: Keyring,
  ) {}

  /**
   * Whoever may read the delivery's result may have its file. A browser saves it and never shows it
   * beside the page: it is the vendor's, whatever it says it is.
   *
   * @throws ProblemError 404 for what is not there or does not open, 429 `too_busy`
   */
  async download(
    scope: SiteScope,
    id: number,
    name: string,
    response: Response,
  ): Promise<StreamableFile> {
    await this.deliveries.read(scope, id);
    const key = [scope.siteId, id, name];
    const [row]: { media_type: string; bytes: number }[] = await this.db.query(
      `SELECT media_type, octet_length(content_blob) AS bytes FROM delivery_files
        WHERE site_id = $1 AND delivery_id = $2 AND name = $3`,
      key,
    );
    if (!row) throw notFound('file');
    const giveBack = await this.room.take(row.bytes, PATIENCE_MS);
    if (!giveBack) throw tooBusy();
    if (response.closed) giveBack();
    else response.on('close', giveBack);
    const file = await this.open(key, scope.siteId, fileContext({ delivery_id: id, name, ...row }));
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    response.setHeader('Cache-Control', 'private, no-store');
    return new StreamableFile(Readable.from(piecesOf(file)), {
      type: row.media_type,
      length: file.length,
    });
  }

  private async open(
    key: unknown[],
    siteId: number,
    place: ReturnType<typeof fileContext>,
  ): Promise<Buffer> {
    const [row]: { content_blob: Buffer }[] = await this.db.query(
      'SELECT content_blob FROM delivery_files WHERE site_id = $1 AND delivery_id = $2 AND name = $3',
      key,
    );
    if (!row) throw notFound('file');
    try {
      return await this.keyring.openFor(siteId, place, row.content_blob);
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      this.logger.error(error);
      throw notFound('file');
    }
  }
}

const tooBusy = () =>
  new ProblemError(429, 'too_busy', 'Too many files are being fetched. Try again in a moment.', {
    extra: { retry_after_s: 1 },
  });
