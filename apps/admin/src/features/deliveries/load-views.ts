/** Each view's code comes when it is looked at. */
export const loadLog = () => import('./components/delivery-log.tsx');
export const loadWaiting = () => import('./components/waiting-list.tsx');
export const loadJobs = () => import('./components/job-list.tsx');
