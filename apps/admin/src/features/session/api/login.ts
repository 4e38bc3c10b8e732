import { createHttp } from '@patchbay/client/http';

/** Not through `ask`: a 401 here is a wrong password, not the end of a session. */
const http = createHttp({ baseUrl: '' });

export async function login(credentials: { email: string; password: string }): Promise<void> {
  await http.send('POST', '/api/v1/auth/login', { body: credentials });
}
