import { apiKeyGeneric, apiKeySecretGeneric } from './api-key-generic.ts';
import { basicGeneric, dealerPortal } from './basic-generic.ts';
import { brevo } from './brevo.ts';
import { googleAnalytics } from './google-analytics.ts';
import { googleBusinessProfile } from './google-business-profile.ts';
import { hubspot } from './hubspot.ts';
import { mailchimp } from './mailchimp.ts';
import { oauth2Generic, oauth2Manual } from './oauth-generic.ts';
import { oauthOdd } from './oauth-odd.ts';
import { stripe } from './stripe.ts';
import { tokenGeneric } from './token-generic.ts';
import type { Vendor } from './vendor.ts';
import { webhookGeneric } from './webhook-generic.ts';

/** Every vendor that is stood in for; the slug is the first segment of its address. */
export const VENDORS: readonly Vendor[] = [
  googleAnalytics,
  googleBusinessProfile,
  stripe,
  mailchimp,
  hubspot,
  brevo,
  oauth2Generic,
  oauth2Manual,
  oauthOdd,
  tokenGeneric,
  apiKeyGeneric,
  apiKeySecretGeneric,
  basicGeneric,
  dealerPortal,
  webhookGeneric,
];
