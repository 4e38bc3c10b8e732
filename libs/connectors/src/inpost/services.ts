/** https://dokumentacja-inpost.atlassian.net/wiki/spaces/PL/pages/18153507 */
export const COURIER = 'inpost_courier_standard';
export const LOCKER = 'inpost_locker_standard';

const NAMES: Readonly<Record<string, string>> = {
  [LOCKER]: 'Parcel locker',
  [COURIER]: 'Courier',
  inpost_courier_c2c: 'Courier for private senders',
  inpost_courier_express_1000: 'Courier until 10:00',
  inpost_courier_express_1200: 'Courier until 12:00',
  inpost_courier_express_1700: 'Courier until 17:00',
  inpost_locker_pass_thru: 'Parcel locker, sent and collected at the same one',
};

export const serviceName = (service: string): string => NAMES[service] ?? service;

export const goesToLocker = (service: string): boolean => service.startsWith('inpost_locker_');

/** A parcel goes where it is addressed to: to a locker if one is named. */
export function serviceOf(service: string | undefined, targetPoint: string | undefined): string {
  return service ?? (targetPoint ? LOCKER : COURIER);
}
