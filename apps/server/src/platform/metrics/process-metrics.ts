import { Registry, collectDefaultMetrics } from 'prom-client';

let registry: Registry | undefined;

/**
 * CPU, memory, event loop lag and garbage collection. They are of the process, so they are watched
 * once however many applications it holds, and not before somebody asks.
 */
export function processMetrics(): Registry {
  if (registry) return registry;
  registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
