import { customer } from '../customers.ts';
import type { EventKind } from '../stream.ts';

const MODELS = ['Tourer 3', 'Cargo One', 'Gravel GX', 'City Lite', 'Kids 20'];

/** “Newsletter”: a new member of the audience. */
export const newsletterSignup: EventKind = {
  module: 'forms',
  action: 'upsert_contact',
  share: 1,
  status: 200,
  make({ random, serial }) {
    const { first, last, email } = customer(random);
    const unsubscribed = random.percent(2.5);
    return {
      identifier: `newsletter-${serial(145, 8100)}`,
      input: { email, first_name: first, last_name: last, status_if_new: 'pending' },
      // Who has left the list may only come back by Mailchimp's own form.
      ...(unsubscribed && { refused: { status: 400, code: 'member_in_compliance_state' } }),
    };
  },
};

/** “Contact us”: a person in the CRM. */
export const contactForm: EventKind = {
  module: 'forms',
  action: 'upsert_contact',
  share: 6,
  status: 200,
  make({ random, serial }) {
    const { first, last, email } = customer(random);
    return {
      identifier: `submission-${serial(94, 20_400)}`,
      input: {
        email,
        first_name: first,
        last_name: last,
        properties: { lifecyclestage: 'lead' },
      },
    };
  },
};

/** “Book a test ride”: a deal. */
export const testRide: EventKind = {
  module: 'forms',
  action: 'create_deal',
  share: 3,
  status: 201,
  make({ random, serial }) {
    const wrongStage = random.percent(3);
    return {
      identifier: `test-ride-${serial(210, 3300)}`,
      input: {
        name: `Test ride ${random.pick(MODELS)}`,
        stage: wrongStage ? 'test_ride_2025' : 'appointmentscheduled',
        pipeline: 'default',
        amount: random.int(12, 48) * 100 - 1,
      },
      ...(wrongStage && { refused: { status: 400, code: 'VALIDATION_ERROR' } }),
    };
  },
};

/** A request for an appointment in the workshop. */
export const workshopAppointment: EventKind = {
  module: 'forms',
  action: 'request',
  share: 1,
  status: 200,
  make({ random, serial }) {
    const { first, last } = customer(random);
    const number = serial(520, 1200);
    return {
      identifier: `workshop-${number}`,
      input: {
        method: 'POST',
        path: '/appointments',
        body: { number, customer: `${first} ${last}`, work: random.pick(['Service', 'Repair']) },
      },
    };
  },
};
