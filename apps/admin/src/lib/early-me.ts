declare global {
  var patchbayEarlyMe: Promise<Response> | undefined;
}

/** `fetch`, but for who is signed in: boot.js asked that before this script was here. Taken once. */
export const fetchOrEarly: typeof fetch = (input, init) => {
  const early = input === '/api/v1/me' ? globalThis.patchbayEarlyMe : undefined;
  if (!early) return fetch(input, init);
  globalThis.patchbayEarlyMe = undefined;
  return early;
};
