import { useBlocker } from '@tanstack/react-router';

/** While something is under way that would end with the page: the browser asks before it is left. */
export function useLeaveWarning(underWay: boolean, question: string): void {
  useBlocker({
    disabled: !underWay,
    enableBeforeUnload: true,
    // Whose session has ended is sent to sign in, and has no choice.
    shouldBlockFn: ({ next }) => next.pathname !== '/login' && !window.confirm(question),
  });
}
