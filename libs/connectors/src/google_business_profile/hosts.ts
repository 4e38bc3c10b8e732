/**
 * Google split Business Profile into an interface for each concern; reviews and posts stayed with the
 * fourth version of the old one: https://developers.google.com/my-business/ref_overview
 */
export const ACCOUNTS = 'https://mybusinessaccountmanagement.googleapis.com';
export const INFORMATION = 'https://mybusinessbusinessinformation.googleapis.com';
export const VERIFICATIONS = 'https://mybusinessverifications.googleapis.com';
export const REVIEWS_AND_POSTS = 'https://mybusiness.googleapis.com';
