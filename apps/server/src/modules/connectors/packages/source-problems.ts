import { type Node, type Program, parse } from 'acorn';
import { full } from 'acorn-walk';

/** What a declaration has no use for, and what would lead beyond it. */
const FORBIDDEN = new Set([
  'process', 'require', 'module', 'exports', 'global', 'globalThis', 'window', 'self',
  'fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'Worker', 'SharedWorker', 'BroadcastChannel',
  'eval', 'Function', 'WebAssembly', 'Reflect', 'Proxy', 'SharedArrayBuffer', 'Atomics',
  'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'navigator', 'console',
  '__dirname', '__filename',
]); // prettier-ignore

/** Ways from any value to the function that makes functions of text. */
const FORBIDDEN_PROPERTIES = new Set(['constructor', '__proto__', 'prototype', 'caller', 'callee']);

type Named = Node & { name: string };
type Sourced = Node & { source: (Node & { value: unknown }) | null };
type Key = Node & { name?: string; value?: unknown };
type Keyed = Node & { computed: boolean; property?: Key; key?: Key };

export interface Specifier {
  name: string;
  /** Of the specifier with its quotes, in the source. */
  start: number;
  end: number;
}

export interface CheckedSource {
  problems: string[];
  imports: Specifier[];
}

/**
 * What a module imports, and what it reaches for that no connector may. This finds what a package
 * does openly; it is no wall against code that hides what it does (docs/security.md).
 */
export function checkSource(code: string): CheckedSource {
  let program: Program;
  try {
    program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  } catch (error) {
    return { problems: [`cannot be read: ${(error as Error).message}`], imports: [] };
  }
  const problems = new Set<string>();
  const imports: Specifier[] = [];
  full(program, (node) => {
    if (node.type === 'ImportExpression') problems.add('imports while it runs');
    if (node.type === 'MetaProperty') problems.add('uses import.meta');
    if (isImport(node) && node.source) {
      const { value, start, end } = node.source;
      imports.push({ name: String(value), start, end });
    }
    const name = node.type === 'Identifier' ? (node as Named).name : '';
    if (FORBIDDEN.has(name)) problems.add(`uses ${name}`);
    const property = isKeyed(node) ? nameOf(node) : '';
    if (FORBIDDEN_PROPERTIES.has(property)) problems.add(`uses .${property}`);
  });
  return { problems: [...problems], imports };
}

function isImport(node: Node): node is Sourced {
  return ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'].includes(
    node.type,
  );
}

function isKeyed(node: Node): node is Keyed {
  return node.type === 'MemberExpression' || node.type === 'Property';
}

function nameOf({ computed, property, key }: Keyed): string {
  const place = property ?? key!;
  return String((computed ? place.value : (place.name ?? place.value)) ?? '');
}
