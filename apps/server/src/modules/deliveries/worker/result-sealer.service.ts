import { Inject, Injectable, Logger } from '@nestjs/common';
import { Keyring } from '../../../platform/crypto/keyring.ts';
import { fileContext } from '../files/file-context.ts';
import { resultContext } from '../payload-context.ts';
import type { DeliveryResult } from './result.ts';
import type { Told } from './sent.ts';

/** Seals what a delivered action tells its caller, to be written with the delivery's end. */
@Injectable()
export class ResultSealer {
  private readonly logger = new Logger(ResultSealer.name);

  constructor(@Inject(Keyring) private readonly keyring: Keyring) {}

  /** Never throws: what the vendor has done must not be done again because nobody could note it. */
  async withResult(ended: DeliveryResult, { result, file }: Told): Promise<DeliveryResult> {
    const { site_id, id, connection_id, message_id } = ended.delivery;
    const place = resultContext(connection_id, message_id);
    try {
      const keys = await this.keyring.keysFor(site_id);
      const resultBlob = keys.sealJson(place, result);
      if (!file) return { ...ended, resultBlob };
      const { name, mediaType, bytes } = file;
      const blob = keys.seal(fileContext({ delivery_id: id, name, media_type: mediaType }), bytes);
      return { ...ended, resultBlob, file: { name, mediaType, blob } };
    } catch (error) {
      this.logger.error(error);
      return ended;
    }
  }
}
