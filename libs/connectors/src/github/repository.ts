/** Owner and name, as GitHub lets them be. */
export const REPOSITORY = /^([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/((?!\.{1,2}$)[\w.-]{1,100})$/;
