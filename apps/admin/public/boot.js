/* Runs before the first paint. A file, because the page's Content-Security-Policy allows no inline script. */
(function () {
  var root = document.documentElement;
  var wanted = null;
  try {
    wanted = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    /* Storage may be forbidden; then the system's choice stands. */
  }
  if (wanted !== 'light' && wanted !== 'dark') {
    wanted = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.setAttribute('data-mantine-color-scheme', wanted);

  /* zod compiles schemas with `new Function`, which the same policy refuses and reports. */
  globalThis.__zod_globalConfig = { jitless: true };

  /* Everything behind the sign-in waits for this answer; lib/early-me.ts takes it. */
  if (/^\/(sites\/.*)?$/.test(location.pathname)) {
    root.setAttribute('data-framed', '');
    globalThis.patchbayEarlyMe = fetch('/api/v1/me', { headers: { accept: 'application/json' } });
    globalThis.patchbayEarlyMe.catch(function () {});
  }
})();
