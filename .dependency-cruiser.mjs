/**
 * Who may import whom: the table of packages and the rules inside the server, as docs/architecture.md
 * states them. Tests may reach further than the code they test.
 */

const TEST = '\\.test\\.tsx?$';
const NODE_MODULES = '^node_modules/|/node_modules/';
const OURS = '^(libs|apps|bench|faults)/';

/** `name` may import itself and what matches `allowed`, and nothing else, `except` some files. */
const onlyImports = (name, folder, allowed, comment, except = []) => ({
  name: `${name}-imports-only-its-own`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/src/`, pathNot: [TEST, ...except] },
  to: { pathNot: [`^${folder}/`, ...allowed] },
});

const CORE = '^libs/core/';
const CONTRACTS = '^libs/contracts/';
const ZOD = '(^|/)node_modules/zod/';

export default {
  forbidden: [
    onlyImports('core', 'libs/core', [], 'Core is pure: no package, no platform, no clock.'),
    onlyImports(
      'contracts',
      'libs/contracts',
      [CORE, ZOD, '(^|/)node_modules/@casl/ability/'],
      'Contracts: core, zod, and CASL for the rules that page and server share.',
    ),
    onlyImports(
      'connector-sdk',
      'libs/connector-sdk',
      // Signing is computing; neither touches network, disk or clock.
      [CORE, ZOD, '(^|/)node_modules/jose/', '^(node:)?crypto$'],
      'The SDK: core and zod, and what signs assertions.',
    ),
    onlyImports(
      'connectors',
      'libs/connectors',
      // Signing is computing; of what Node offers, nothing else is. Of the mail library only what
      // writes the headers of a message. Amazon's signatures are computed of what is handed over.
      [
        '^libs/connector-sdk/',
        ZOD,
        '^(node:)?crypto$',
        'node_modules/nodemailer/dist/esm/mime-node/',
        'node_modules/aws4/aws4\\.js$',
      ],
      'Connectors: the SDK and zod. They describe requests and never touch network, disk or clock.',
      // Finds them and their words on disk; no connector imports it.
      ['^libs/connectors/src/load(?:-texts)?\\.ts$'],
    ),
    onlyImports('client', 'libs/client', [CONTRACTS, ZOD], 'The client: contracts and zod.'),
    {
      name: 'admin-imports-contracts-and-client',
      comment: 'Of our packages the page knows the wire contract and its client.',
      severity: 'error',
      from: { path: '^apps/admin/src/', pathNot: TEST },
      to: { path: OURS, pathNot: ['^apps/admin/', CONTRACTS, '^libs/client/'] },
    },
    {
      name: 'server-imports-no-page-and-no-client',
      comment: 'The server is what page and client talk to.',
      severity: 'error',
      from: { path: '^apps/server/src/', pathNot: TEST },
      to: { path: ['^apps/(?!server/)', '^libs/client/', '^(bench|faults)/'] },
    },
    {
      name: 'vendor-sim-imports-none-of-ours',
      comment: 'A stand-in that shared our code would share our mistakes.',
      severity: 'error',
      from: { path: '^apps/vendor-sim/', pathNot: TEST },
      to: { path: OURS, pathNot: '^apps/vendor-sim/' },
    },
    {
      name: 'modules-meet-at-their-services',
      comment: 'A module reaches only the service, module and entity files of another.',
      severity: 'error',
      from: { path: '^apps/server/src/modules/([^/]+)/', pathNot: TEST },
      to: {
        path: '^apps/server/src/modules/',
        pathNot: ['^apps/server/src/modules/$1/', '\\.(service|module|entity)\\.ts$'],
      },
    },
    {
      name: 'platform-knows-no-modules',
      comment: 'The platform has no business nouns.',
      severity: 'error',
      from: { path: '^apps/server/src/platform/', pathNot: TEST },
      to: { path: '^apps/server/src/modules/' },
    },
    {
      name: 'one-door-to-vendors',
      comment:
        'All traffic to vendors passes platform/outbound, with its address check and limits.',
      severity: 'error',
      from: {
        path: ['^apps/server/src/', '^libs/connectors/', '^libs/connector-sdk/'],
        pathNot: ['^apps/server/src/platform/outbound/', TEST],
      },
      to: { path: '(^|/)node_modules/undici/' },
    },
    {
      name: 'features-do-not-meet',
      comment: 'A route of the page composes features; no feature imports another.',
      severity: 'error',
      from: { path: '^apps/admin/src/features/([^/]+)/', pathNot: TEST },
      to: { path: '^apps/admin/src/features/', pathNot: '^apps/admin/src/features/$1/' },
    },
    {
      name: 'no-cycles',
      comment: 'Types may refer to each other; modules that need each other to load may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'production-needs-no-development-packages',
      comment: 'An image holds no devDependencies: what runs must not import them.',
      severity: 'error',
      from: { path: ['^apps/(server|vendor-sim)/src/', '^libs/[^/]+/src/'], pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'A package that is only there because another one needs it may be gone tomorrow.',
      severity: 'error',
      from: { path: ['^apps/[^/]+/src/', '^libs/[^/]+/src/'], pathNot: TEST },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere is checked by no other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\.gen(\\.ts)?$', '^virtual:'] },
    },
  ],
  options: {
    doNotFollow: { path: NODE_MODULES },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    // Workspace packages resolve to their sources, as everywhere.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
