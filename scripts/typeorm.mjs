// npm run migration:generate -- apps/server/src/migrations/<Name> | npm run migration:run
// TypeORM's command line over ormconfig.ts, as built: only the compiler keeps the decorators' types.
import './lib/check-node.mjs';

const { prepare } = await import('./lib/prepare.mjs');
await prepare();

const { withDatabase } = await import('./lib/with-database.mjs');
const { runTool } = await import('./lib/run.mjs');

const [command, ...rest] = process.argv.slice(2);
process.exitCode = await withDatabase(async (databaseUrl) => {
  const args = [command, ...rest, '-d', 'dist/ormconfig.js'];
  const env = { DATABASE_URL: databaseUrl };
  const { code, output } = await runTool('typeorm/cli.js', args, { env });
  console.log(output.trim());
  return code;
});
