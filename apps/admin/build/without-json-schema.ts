import type { Plugin } from 'vite';

const MODULES = /\/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/;
const EXPORTED = /^export (?:const|function) (\w+)|^export \{ \w+ as (\w+) \}/gm;

/**
 * Leaves zod's writer of JSON Schema out of the page: every schema drags it in, 6 kB compressed, and
 * the page only reads by its schemas. Calling it all the same throws and says so.
 */
export function withoutJsonSchema(): Plugin {
  return {
    name: 'patchbay:without-json-schema',
    apply: 'build',
    transform(code, id) {
      if (!MODULES.test(id)) return null;
      const names = [...code.matchAll(EXPORTED)].map(([, name, alias]) => alias ?? name);
      return {
        code: [
          `const left = () => { throw new Error('The page holds no writer of JSON Schema'); };`,
          // What asks for a method of a schema gets one; it throws when it is called.
          `const leave = () => left;`,
          `export { ${names.map((name) => `leave as ${name}`).join(', ')} };`,
        ].join('\n'),
        map: null,
      };
    },
  };
}
