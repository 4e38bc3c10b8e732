export const TRIP_REASONS = [
  'unknown_state', 'expired_state', 'reused_state', 'callback_unverified', 'foreign_session', 'access_denied',
  'vendor_error', 'exchange_failed', 'test_failed', 'account_mismatch', 'network_error',
  'oauth_app_missing', 'secret_unavailable', 'capability_required', 'internal_error', 'unknown',
] as const; // prettier-ignore
export type TripReason = (typeof TRIP_REASONS)[number];

/** A reason of a newer server is told as one that is not known. */
export function tripReason(reason: string): TripReason {
  return TRIP_REASONS.find((known) => known === reason) ?? 'unknown';
}
