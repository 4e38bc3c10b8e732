// npm run audit:accept -- <site>: takes the site's audit as it now is for the true one, after a
// restore. What was noted outside the database before is put on record in the audit itself.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { withKeys } = await import('./lib/with-keys.mjs');
const { acceptAudit } = await import('./lib/accept-audit.mjs');
process.exitCode = await withKeys((...args) => acceptAudit(process.argv[2], ...args));
