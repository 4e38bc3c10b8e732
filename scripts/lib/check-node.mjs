// Written so that any Node with modules can read it.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error('Patchbay needs Node.js 20.19 or newer; this is ' + process.version + '.');
  process.exit(1);
}
