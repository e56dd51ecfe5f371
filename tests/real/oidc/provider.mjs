// An authorization server on loopback, of the package oidc-provider, with a user ada and a client "pillarbox". Whoever is sent to
// its pages is asked nothing: /visit?to=ADDRESS is a browser that signs ada in, agrees, and follows to the last redirection.
// Further words for tests: POST /revoke-all forgets every grant. Prints its port, ends with its standard input.
//   node provider.mjs DIRECTORY-OF-MODULES SECONDS-OF-AN-ACCESS-TOKEN USER
import {createRequire} from 'node:module';
import {createServer} from 'node:http';
import {pathToFileURL} from 'node:url';

const [modules, life, user] = process.argv.slice(2);
const entry = createRequire(`${modules}/`).resolve('oidc-provider');
const {default: Provider} = await import(pathToFileURL(entry));

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const port = server.address().port;
const issuer = `http://127.0.0.1:${port}`;
const lifetime = {current: Number(life)};
const store = new Map();

class Memory {
  constructor(name) { this.name = name; }
  key(id) { return `${this.name}:${id}`; }
  async upsert(id, payload) { store.set(this.key(id), payload); }
  async find(id) { return store.get(this.key(id)); }
  async findByUserCode(code) { return this.search((payload) => payload.userCode === code); }
  async findByUid(uid) { return this.search((payload) => payload.uid === uid); }
  async consume(id) { store.get(this.key(id)).consumed = Math.floor(Date.now() / 1000); }
  async destroy(id) { store.delete(this.key(id)); }
  async revokeByGrantId(grant) {
    for (const [key, payload] of store) if (payload.grantId === grant) store.delete(key);
  }
  search(matches) {
    for (const [key, payload] of store) if (key.startsWith(`${this.name}:`) && matches(payload)) return payload;
    return undefined;
  }
}

const provider = new Provider(issuer, {
  adapter: Memory,
  clients: [
    {client_id: 'pillarbox', token_endpoint_auth_method: 'none', application_type: 'native',
      redirect_uris: ['http://127.0.0.1/'], response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code']},
    {client_id: 'dovecot', client_secret: 'dovecot', redirect_uris: [], response_types: [], grant_types: [],
      token_endpoint_auth_method: 'client_secret_basic'},
  ],
  pkce: {methods: ['S256'], required: () => true},
  features: {introspection: {enabled: true, allowedPolicy: () => true}, deviceFlow: {enabled: true},
    devInteractions: {enabled: false}},
  ttl: {AccessToken: () => lifetime.current, RefreshToken: 3600, DeviceCode: 600, Grant: 3600, Session: 3600, Interaction: 600},
  rotateRefreshToken: true,
  findAccount: (context, id) => ({accountId: id, claims: () => ({sub: id})}),
  interactions: {url: (context, interaction) => `/ask/${interaction.uid}`},
});

async function agree(request, response) {
  const {params, prompt, grantId} = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') return provider.interactionFinished(request, response, {login: {accountId: user}});
  const grant = grantId ? await provider.Grant.find(grantId) : new provider.Grant({accountId: user, clientId: params.client_id});
  grant.addOIDCScope(params.scope);
  return provider.interactionFinished(request, response, {consent: {grantId: await grant.save()}},
    {mergeWithLastSubmission: true});
}

// A browser with cookies that leaves at the first address that is not ours.
async function browse(address, form) {
  const cookies = new Map();
  let [next, options] = [new URL(address), {}];
  for (let hop = 0; hop < 20; hop += 1) {
    if (next.origin !== issuer) return next.href;
    const answer = await fetch(next, {redirect: 'manual', ...options,
      headers: {cookie: [...cookies].map((pair) => pair.join('=')).join('; '), ...options.headers}});
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split('=');
      cookies.set(name, value);
    }
    const body = await answer.text();
    if (answer.headers.get('location')) {
      [next, options] = [new URL(answer.headers.get('location'), next), {}];
      continue;
    }
    // The page of the device code: its hidden fields, and yes.
    const action = /action="([^"]+)"/.exec(body)?.[1];
    if (!form || !action) return `${answer.status} ${body.slice(0, 400)}`;
    const fields = new URLSearchParams({...form, confirm: 'yes'});
    for (const [, name, value] of body.matchAll(/name="([^"]+)" value="([^"]*)"/g)) fields.set(name, value);
    [next, options] = [new URL(action, next), {method: 'POST', body: fields}];
  }
  return 'too many redirections';
}

server.on('request', async (request, response) => {
  const url = new URL(request.url, issuer);
  try {
    if (url.pathname.startsWith('/ask/')) return await agree(request, response);
    if (url.pathname === '/visit') return response.end(await browse(url.searchParams.get('to'), Object.fromEntries(url.searchParams)));
    if (url.pathname === '/life') { lifetime.current = Number(url.searchParams.get('s')); return response.end('ok'); }
    if (url.pathname === '/revoke-all') {
      for (const key of store.keys()) if (/^(AccessToken|RefreshToken|Grant|Session):/.test(key)) store.delete(key);
      return response.end('ok');
    }
    if (url.pathname === '/expire-all') {
      for (const key of store.keys()) if (key.startsWith('AccessToken:')) store.delete(key);
      return response.end('ok');
    }
    return provider.callback()(request, response);
  } catch (error) {
    response.statusCode = 500;
    return response.end(String(error));
  }
});

process.stdin.on('end', () => process.exit(0)).resume();
console.log(port);
