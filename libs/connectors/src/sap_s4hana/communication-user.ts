import { basic } from '@patchbay/connector-sdk/auth/basic';
import { basicAuth } from '@patchbay/connector-sdk/auth/inject';
import { secretField, secretTextField, textField } from '@patchbay/connector-sdk/fields';
import { z } from 'zod';

const withPassword = basicAuth('username', 'password');

/** A communication user proves itself by a password, by an X.509 certificate, or by both. */
export const communicationUser = basic({
  fields: z
    .strictObject({
      username: textField({
        title: 'User name',
        placeholder: 'PATCHBAY',
        help: [
          'In the cloud open Maintain Communication Users and create a user with a password or a certificate.',
          'Open Communication Systems and add the user for inbound communication.',
          'Open Communication Arrangements and create those for SAP_COM_0008 and SAP_COM_0109.',
          'On premises ask for a system user that may use both services.',
        ],
        maxLength: 80,
      }).optional(),
      password: secretField({ title: 'Password', maxLength: 300 }).optional(),
      certificate: secretTextField({
        title: 'Client certificate',
        description: 'In PEM form, instead of user name and password.',
        placeholder: '-----BEGIN CERTIFICATE-----',
        mistakes: [
          { looksLike: /PRIVATE KEY-/, message: 'is the private key; paste the certificate here' },
        ],
      }).optional(),
      private_key: secretTextField({
        title: 'Private key of the certificate',
        placeholder: '-----BEGIN PRIVATE KEY-----',
        mistakes: [
          { looksLike: /BEGIN CERTIFICATE-/, message: 'is the certificate; paste its key here' },
        ],
      }).optional(),
      passphrase: secretField({ title: 'Passphrase of the key', maxLength: 300 }).optional(),
    })
    .refine(({ username, certificate }) => username ?? certificate, {
      path: ['username'],
      error: 'is needed, or a client certificate',
    })
    .refine(({ username, password }) => !username === !password, {
      path: ['password'],
      error: 'and the user name are needed together',
    })
    .refine(({ certificate, private_key }) => !certificate === !private_key, {
      path: ['private_key'],
      error: 'and the certificate are needed together',
    }),
  inject: (request, context) => {
    if (context.credentials['username']) withPassword(request, context);
  },
  clientCertificate: { certificate: 'certificate', key: 'private_key', passphrase: 'passphrase' },
});
