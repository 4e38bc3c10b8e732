import { createFileRoute, redirect } from '@tanstack/react-router';

export const Route = createFileRoute('/_app/sites/$site/')({
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/sites/$site/overview', params, replace: true });
  },
});
