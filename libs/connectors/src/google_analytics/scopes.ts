export const READ = 'https://www.googleapis.com/auth/analytics.readonly';
export const EDIT = 'https://www.googleapis.com/auth/analytics.edit';
