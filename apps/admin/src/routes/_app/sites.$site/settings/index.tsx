import { createFileRoute, redirect } from '@tanstack/react-router';

export const Route = createFileRoute('/_app/sites/$site/settings/')({
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/sites/$site/settings/general', params, replace: true });
  },
});
