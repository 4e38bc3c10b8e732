import { Inject, Injectable, Logger } from '@nestjs/common';
import { CallbackFailure } from './callback-failure.ts';
import { CredentialOpener } from './credential-opener.service.ts';
import type { OAuthParty } from './token-endpoint.service.ts';
import { withSecrets } from './with-secrets.ts';

/** Whether the vendor itself sent the browser back, where it signs the way back. */
@Injectable()
export class CallbackVerification {
  private readonly logger = new Logger(CallbackVerification.name);

  constructor(@Inject(CredentialOpener) private readonly opener: CredentialOpener) {}

  /** @throws CallbackFailure `callback_unverified`; TokenEndpointError when a secret cannot be read */
  async require(
    { connector, method, client }: OAuthParty,
    query: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { verifyCallback } = method;
    if (!verifyCallback) return;
    const isGenuine = await withSecrets(
      this.opener,
      { clientSecret: client.clientSecret },
      ({ clientSecret }) => Promise.resolve().then(() => verifyCallback(query, clientSecret)),
    ).catch((error: unknown) => {
      // Comparing what is no signature at all may throw; that verifies nothing.
      if (!(error instanceof TypeError) && !(error instanceof RangeError)) throw error;
      this.logger.warn(`the way back from ${connector.slug} could not be verified`);
      this.logger.debug(error);
      return false;
    });
    if (!isGenuine) throw new CallbackFailure('callback_unverified');
  }
}
