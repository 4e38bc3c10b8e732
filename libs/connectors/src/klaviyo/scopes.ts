/** https://developers.klaviyo.com/en/docs/authenticate_ */
export const ACCOUNTS_READ = 'accounts:read';
export const PROFILES_WRITE = 'profiles:write';
export const EVENTS_WRITE = 'events:write';
