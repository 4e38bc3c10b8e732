import { useSite } from '../../../lib/site-context.tsx';
import { useAction } from '../../../lib/use-action.ts';
import { verifyActivity } from '../api/verify-activity.ts';

/** Checks the chain when asked: it reads every entry, so it is not done by itself. */
export function useVerify() {
  const { slug } = useSite();
  return useAction({ mutationFn: () => verifyActivity(slug) });
}
