import { BaseSequencer } from 'vitest/node';

const test = (name) => `apps/server/test/${name}.test.ts`;

/**
 * The test files that take longest, the longest first: begun last, one of them would be waited for
 * alone.
 */
export const LONGEST = [
  ...['plane/refresh-processes', 'start/master-key-rotation', 'browser/pages'],
  ...['plane/deliveries-takeover', 'plane/lifecycle-model', 'start/life'],
  ...['security/fuzz', 'browser/connection-changes', 'plane/fair-lanes'],
  ...['alerts/alert-processes', 'browser/settings-people', 'plane/states-breaker'],
  ...['plane/rate-limits', 'browser/connection-health', 'plane/deliveries-outcomes'],
  ...['browser/connection-dialogs', 'start/data-key-rotation', 'browser/settings-site'],
  ...['browser/overview', 'plane/refresh-trouble', 'browser/connection-list', 'browser/frame'],
].map(test);

/** A worker serves one project: it ends where the next file is of another. */
const PROJECTS = ['browser', 'integration', 'unit'];

/** Project by project, in each the longest before all others; those in Vitest's own order. */
export default class LongestFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => place(a) - place(b) || rank(a) - rank(b));
  }
}

function place({ project }) {
  return PROJECTS.indexOf(project.name);
}

function rank({ moduleId }) {
  const found = LONGEST.findIndex((file) => moduleId.endsWith(file));
  return found === -1 ? LONGEST.length : found;
}
