/** How a connection proves itself to the vendor (Integrations reference, field `auth_flow`). */
export const AUTH_FLOWS = ['oauth', 'api_key', 'signed_token', 'basic'] as const;
export type AuthFlow = (typeof AUTH_FLOWS)[number];
