import { Caller } from './caller.ts';

/** The stand-in vendor's control interface (apps/vendor-sim): what a person or a mishap does there. */
export class Vendor {
  private readonly control: Caller;

  constructor(readonly url: string) {
    this.control = new Caller(`${url}/_control`);
  }

  /** Plays the person at the consent page. @returns where the browser is sent back to */
  async consent(authorizeUrl: string, account: string): Promise<URL> {
    const { body } = await this.control.post('/authorize', {
      authorize_url: authorizeUrl,
      account,
    });
    return new URL(String(body['location']));
  }

  /** A grant given outside Patchbay. */
  async refreshToken(vendor: string, account: string, scopes: readonly string[]): Promise<string> {
    const { body } = await this.control.post('/grants', { vendor, account, scopes });
    return String(body['refresh_token']);
  }

  async setKey(key: { vendor: string; key: string; account: string; state?: string }) {
    await this.control.post('/keys', key);
  }

  async revokeGrants(vendor: string, account: string): Promise<void> {
    await this.control.post('/grants/revoke', { vendor, account });
  }

  /** Access and refresh tokens alike. */
  async expireGrants(vendor: string, account: string): Promise<void> {
    await this.control.post('/grants/expire', { vendor, account, refresh: true });
  }

  /** 503 for every call, until somebody deletes the fault. */
  async breakDown(vendor: string): Promise<void> {
    await this.control.post('/fault', { kind: 'status', status: 503, vendor, times: 'always' });
  }

  /** 503 for one call. */
  async stumble(vendor: string, path: string): Promise<void> {
    await this.control.post('/fault', {
      ...{ kind: 'status', status: 503, method: 'POST', vendor, path, times: 1 },
    });
  }
}
