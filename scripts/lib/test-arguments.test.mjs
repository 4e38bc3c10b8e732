import { describe, expect, it, vi } from 'vitest';
import { parseTestArguments } from './test-arguments.mjs';

describe('the arguments of npm test', () => {
  it('are none for everything', () => {
    expect(parseTestArguments([])).toEqual({
      parts: ['checks', 'unit', 'integration', 'faults', 'browser'],
      paths: [],
    });
  });

  it('narrow it to one part, with or without paths', () => {
    expect(parseTestArguments(['--only', 'unit'])).toEqual({ parts: ['unit'], paths: [] });
    expect(parseTestArguments(['--only', 'unit', 'retry'])).toEqual({
      parts: ['unit'],
      paths: ['retry'],
    });
  });

  it('take a path for tests alone, in the browser only when it says so', () => {
    expect(parseTestArguments(['lock']).parts).toEqual(['unit', 'integration']);
    expect(parseTestArguments(['test/browser']).parts).toEqual(['browser']);
  });

  it('are refused when unknown, rather than running something else', () => {
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
      throw new Error('exit');
    });
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() => parseTestArguments(['--only', 'everything'])).toThrow('exit');
    expect(() => parseTestArguments(['--watch'])).toThrow('exit');
    expect(exit).toHaveBeenCalledWith(2);
    expect(error.mock.calls.join()).toContain('--watch');
  });
});
