// npm run audit:verify: whether every site's audit chain holds, and where the first break is.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { withKeys } = await import('./lib/with-keys.mjs');
const { verifyAudit } = await import('./lib/verify-audit.mjs');
process.exitCode = await withKeys(verifyAudit);
