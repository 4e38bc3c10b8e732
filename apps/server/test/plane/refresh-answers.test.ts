import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LASTING, refreshNow, storedRow, tokenRequests } from '../support/refreshing.ts';
import { type TestPlane, startPlane } from '../support/start-plane.ts';

const HOUR_MS = 3_600_000;

let plane: TestPlane;
let id: number;
beforeAll(async () => {
  plane = await startPlane({ workers: false });
  id = await LASTING.connect(plane);
});
afterAll(() => plane.close());
beforeEach(() => plane.control('/faults', {}, 'DELETE'));

const answer = (body: string, type = 'application/json') =>
  plane.control('/fault', {
    ...{ vendor: LASTING.slug, path: LASTING.tokenPath, kind: 'body', body },
    headers: { 'content-type': type },
  });
const says = (body: object) => answer(JSON.stringify({ access_token: 'at', ...body }));

/** How long the stored token lives from now, in ms; null when it does not end. */
async function lifetime(): Promise<number | null> {
  const { expires_at } = await storedRow(plane, id);
  return expires_at && expires_at.getTime() - Date.now();
}

describe('a token answer with a lifetime', () => {
  it.each([
    [3600, HOUR_MS],
    ['3600', HOUR_MS],
    [3600.7, HOUR_MS],
    [1e15, 10 * 365 * 24 * HOUR_MS],
  ])('of %j sets the end', async (expires_in, ms) => {
    await says({ expires_in });
    expect(await refreshNow(plane, id)).toBe('refreshed');
    expect(Math.abs((await lifetime())! - ms)).toBeLessThan(10_000);
    expect((await storedRow(plane, id)).refresh_due_at).not.toBeNull();
  });

  it.each([undefined, null, 0, -5, 'NaN', 'soon', true])(
    'of %j makes a token without an end, which is refreshed when it is refused',
    async (expires_in) => {
      await says({ expires_in });
      expect(await refreshNow(plane, id)).toBe('refreshed');
      expect(await lifetime()).toBeNull();
      expect((await storedRow(plane, id)).refresh_due_at).toBeNull();
    },
  );
});

describe('a token answer with a refresh token', () => {
  const sent = async () => {
    const all = await plane.arrived(LASTING.slug, LASTING.tokenPath);
    return new URLSearchParams(all.at(-1)!.raw_body).get('refresh_token');
  };

  it.each([undefined, null, '', ' ', 7])('of %j keeps the one before', async (refresh_token) => {
    await says({ refresh_token: 'kept' });
    await refreshNow(plane, id);
    await says({ refresh_token });
    await refreshNow(plane, id);
    expect((await storedRow(plane, id)).has_refresh_token).toBe(true);
    await says({});
    await refreshNow(plane, id);
    expect(await sent()).toBe('kept');
  });

  it('that is new uses it from then on', async () => {
    await says({ refresh_token: 'next' });
    await refreshNow(plane, id);
    await says({});
    await refreshNow(plane, id);
    expect(await sent()).toBe('next');
  });
});

describe('a token answer with scopes', () => {
  it.each([
    [{ scope: 'a b' }, ['a', 'b']],
    [{ scope: 'a,b' }, ['a', 'b']],
    [{ scope: 'a+b' }, ['a', 'b']],
    [{ scope: ['a', 'b'] }, ['a', 'b']],
    [{ scopes: ['a', 'b c'] }, ['a', 'b', 'c']],
    [{ scope: 'a' }, ['a']],
  ])('in %j is what the connection may do', async (fields, scopes) => {
    await says(fields);
    await refreshNow(plane, id);
    expect((await storedRow(plane, id)).scopes_granted).toEqual(scopes);
  });

  it.each([{}, { scope: null }, { scope: '' }])(
    'left out as %j changes nothing',
    async (fields) => {
      await says({ scope: 'kept' });
      await refreshNow(plane, id);
      await says(fields);
      await refreshNow(plane, id);
      expect((await storedRow(plane, id)).scopes_granted).toEqual(['kept']);
    },
  );
});

describe('a token answer in another shape', () => {
  it.each(['application/x-www-form-urlencoded', 'text/plain'])(
    'as a form that says %s is read',
    async (type) => {
      await answer('access_token=at&expires_in=3600&scope=x%2Cy&token_type=BEARER', type);
      expect(await refreshNow(plane, id)).toBe('refreshed');
      expect((await storedRow(plane, id)).scopes_granted).toEqual(['x', 'y']);
      expect(Math.abs((await lifetime())! - HOUR_MS)).toBeLessThan(10_000);
    },
  );

  it.each(['mac', '', 7, undefined])('with the token type %j is read', async (token_type) => {
    await says({ token_type });
    expect(await refreshNow(plane, id)).toBe('refreshed');
  });

  it('with status 201 is read', async () => {
    await plane.control('/fault', {
      ...{ vendor: LASTING.slug, path: LASTING.tokenPath, kind: 'body', status: 201 },
      body: JSON.stringify({ access_token: 'at', scope: 'created' }),
    });
    expect(await refreshNow(plane, id)).toBe('refreshed');
    expect((await storedRow(plane, id)).scopes_granted).toEqual(['created']);
  });

  it.each(['', ' ', 7, null, ['at'], 'a\nb'])(
    'with the access token %j stores nothing',
    async (access_token) => {
      const before = await storedRow(plane, id);
      const asked = await tokenRequests(plane, LASTING);
      await says({ access_token, refresh_token: 'poison', scope: 'poison' });
      expect(await refreshNow(plane, id)).toBe('unavailable');
      expect(await tokenRequests(plane, LASTING)).toBe(asked + 1);
      const { credential_version, scopes_granted } = before;
      expect(await storedRow(plane, id)).toMatchObject({ credential_version, scopes_granted });
      await plane.db.query('UPDATE connections SET refresh_failures = 0');
    },
  );
});
