import { jest } from '@jest/globals';

/**
 * Whole servers, vendors, browsers and killed processes share the machine with whatever else it
 * does, and may miss a deadline once. What fails twice is broken; the first failure is printed too.
 */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
