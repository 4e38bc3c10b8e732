import { Inject, Injectable, Logger } from '@nestjs/common';
import { Keyring } from '../../../platform/crypto/keyring.ts';
import { resultContext } from '../payload-context.ts';
import type { DeliveryResult } from './result.ts';

/** Seals what a delivered action tells its caller, to be written with the delivery's end. */
@Injectable()
export class ResultSealer {
  private readonly logger = new Logger(ResultSealer.name);

  constructor(@Inject(Keyring) private readonly keyring: Keyring) {}

  /** Never throws: what the vendor has done must not be done again because nobody could note it. */
  async withResult(
    ended: DeliveryResult,
    result: Record<string, unknown>,
  ): Promise<DeliveryResult> {
    const { site_id, connection_id, message_id } = ended.delivery;
    const place = resultContext(connection_id, message_id);
    try {
      return { ...ended, resultBlob: await this.keyring.sealJson(site_id, place, result) };
    } catch (error) {
      this.logger.error(error);
      return ended;
    }
  }
}
