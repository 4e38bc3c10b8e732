import Sequencer from '@jest/test-sequencer';

const test = (name) => `apps/server/test/${name}.test.ts`;

/**
 * The test files that take longest, the longest first: begun last, one of them would be waited for
 * alone. Those that wait, those that compute and those with a browser alternate.
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

/** Jest's own order, with those before all others. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
}

function rank({ path }) {
  const place = LONGEST.findIndex((file) => path.endsWith(file));
  return place === -1 ? LONGEST.length : place;
}
