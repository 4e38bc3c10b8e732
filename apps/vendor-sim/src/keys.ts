export type KeyState = 'valid' | 'revoked' | 'expired';

/**
 * An API key, or for basic authentication `username:password`. `scopes` null means everything is
 * allowed; `secret` is what a signing vendor shares with the caller.
 */
export interface Key {
  vendor: string;
  key: string;
  state: KeyState;
  scopes: string[] | null;
  account: string;
  secret: string | null;
}

export const DEFAULT_KEYS: readonly Key[] = [
  ...family('stripe', {
    valid: 'sk_test_PatchbayDemoAcme00000001',
    revoked: 'sk_test_PatchbayDemoRevoked00001',
    expired: 'sk_test_PatchbayDemoExpired00001',
  }),
  {
    ...entry('stripe', 'rk_test_PatchbayDemoLimited00001', 'valid'),
    scopes: ['accounts_kyc_basic_read', 'customer_write'],
  },
  ...family('brevo', {
    valid: `xkeysib-${'ac3e'.repeat(16)}-PatchbayDemoKey1`,
    revoked: `xkeysib-${'dead'.repeat(16)}-PatchbayDemoKey2`,
    expired: `xkeysib-${'01d0'.repeat(16)}-PatchbayDemoKey3`,
  }),
  ...family('mailchimp', {
    valid: `${'ac3e'.repeat(8)}-us21`,
    revoked: `${'dead'.repeat(8)}-us21`,
    expired: `${'01d0'.repeat(8)}-us21`,
  }),
  ...family('hubspot', {
    valid: 'pat-eu1-ac3e0000-0000-4000-8000-000000000001',
    revoked: 'pat-eu1-ac3e0000-0000-4000-8000-000000000002',
    expired: 'pat-eu1-ac3e0000-0000-4000-8000-000000000003',
  }),
  ...family('api_key_generic', {
    valid: 'demo-api-key',
    revoked: 'demo-revoked-key',
    expired: 'demo-expired-key',
  }),
  ...family('api_key_secret_generic', {
    valid: 'demo-api-key',
    revoked: 'demo-revoked-key',
    expired: 'demo-expired-key',
  }).map((key) => ({ ...key, secret: 'demo-signing-secret' })),
  ...family('basic_generic', {
    valid: 'demo:demo-password',
    revoked: 'demo-revoked:demo-password',
    expired: 'demo-expired:demo-password',
  }),
  ...family('dealer_portal', {
    valid: 'dealer-1042:demo-password',
    revoked: 'dealer-revoked:demo-password',
    expired: 'dealer-expired:demo-password',
  }),
];

/** Which keys each vendor takes. A key it never issued is simply not found. */
export class Keys {
  #keys = new Map<string, Key>();

  constructor() {
    this.reset();
  }

  find(vendor: string, key: string): Key | undefined {
    return this.#keys.get(`${vendor}\n${key}`);
  }

  set(key: Key): void {
    this.#keys.set(`${key.vendor}\n${key.key}`, key);
  }

  list(): Key[] {
    return [...this.#keys.values()];
  }

  reset(): void {
    this.#keys.clear();
    for (const key of DEFAULT_KEYS) this.set({ ...key });
  }
}

function family(vendor: string, states: Record<KeyState, string>): Key[] {
  return Object.entries(states).map(([state, key]) => entry(vendor, key, state as KeyState));
}

function entry(vendor: string, key: string, state: KeyState): Key {
  return { vendor, key, state, scopes: null, account: 'acme', secret: null };
}
