import { ProblemError } from '@patchbay/client/problem-error';
import { createFileRoute, Outlet, redirect } from '@tanstack/react-router';
import { meQuery } from '../features/session/api/me.ts';

/** Everything behind the sign-in. */
export const Route = createFileRoute('/_app')({
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
      if (!(error instanceof ProblemError) || error.status !== 401) throw error;
      throw redirect({
        to: '/login',
        search: location.href === '/' ? {} : { next: location.href },
        replace: true,
      });
    });
    return { me };
  },
  component: Outlet,
});
