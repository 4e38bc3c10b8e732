import { describe, expect, it } from 'vitest';
import { printable, toMailError } from './mail-error.ts';

const answered = (code: string, responseCode: number, response: string) =>
  toMailError(Object.assign(new Error('x'), { code, responseCode, response }));

describe('what a mail server answered', () => {
  it.each([
    ['EENVELOPE', 550, true],
    ['EMESSAGE', 554, true],
    ['EENVELOPE', 451, false],
    ['EMESSAGE', 452, false],
    ['EAUTH', 535, false],
    ['EPROTOCOL', 554, false],
  ])('%s %i is final: %s', (code, status, final) => {
    expect(answered(code, status, `${status} no`)).toMatchObject({ final, code: status });
  });

  it('is not final when it refuses the sender: MAIL_FROM can be mended', () => {
    const thrown = {
      code: 'EENVELOPE',
      responseCode: 550,
      response: '550 no',
      command: 'MAIL FROM',
    };
    expect(toMailError(Object.assign(new Error('x'), thrown)).final).toBe(false);
  });

  it('is repeated in one printable line of bounded length, but not what it says to a login', () => {
    const said = answered('EENVELOPE', 550, `550-no\r\n550 \u001b[31m${'x'.repeat(999)}`).message;
    expect(said).toMatch(/^550-no 550 \[31mx+$/);
    expect(said.length).toBeLessThanOrEqual(200);
    expect(answered('EAUTH', 535, '535 who is patchbay?').message).not.toContain('patchbay');
  });

  it('is nothing, in plain words, when it did not answer; its address is not named', () => {
    const silent = (code: string) =>
      toMailError(Object.assign(new Error('connect ECONNREFUSED 10.0.0.9:25'), { code }));
    for (const code of ['ESOCKET', 'ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EABORT']) {
      expect(silent(code)).toMatchObject({ code: null, final: false });
      expect(silent(code).message).toMatch(/^The (name of the )?mail server/);
      expect(silent(code).message).not.toContain('10.0.0.9');
    }
  });
});

it('printable leaves ASCII that can be seen', () => {
  expect(printable(' a\u0000b\u00e9\tc ')).toBe('a b c');
});
