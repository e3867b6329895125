import { describe, expect, it } from 'vitest';
import { checkOptions, type TeamsOptions } from '../../../src/adapters/teams/options.ts';
import { createTeamsAdapter } from '../../../src/adapters/teams/index.ts';
import { silentLog } from '../../../src/bot/log.ts';

const noId: TeamsOptions = { appType: 'MultiTenant', tenantIds: ['t1'], allowUnauthenticated: false };
const noPassword: TeamsOptions = { ...noId, appId: 'app' };
const fine: TeamsOptions = { ...noPassword, appPassword: 'invented' };

describe('the options of the Teams adapter', () => {
  it('serve the listed tenants, else the bot’s own', () => {
    expect(checkOptions({ ...fine, appTenantId: 't0' })).toEqual({ tenants: ['t1'], any: false });
    expect(checkOptions({ ...fine, tenantIds: [], appTenantId: 't0' })).toEqual({
      tenants: ['t0'],
      any: false,
    });
  });

  it('serve any tenant only without authentication and without a list', () => {
    expect(checkOptions({ ...fine, tenantIds: [], allowUnauthenticated: true }).any).toBe(true);
    expect(checkOptions({ ...fine, allowUnauthenticated: true }).any).toBe(false);
  });

  it.each<[string, TeamsOptions, string]>([
    ['no application', noId, 'teams-not-configured'],
    ['no password', noPassword, 'teams-no-password'],
    ['nobody to serve', { ...fine, tenantIds: [] }, 'teams-no-tenant'],
    ['tokens from elsewhere', { ...fine, tokenUrl: 'https://tokens.example/' }, 'teams-token-url'],
    ['keys over plain http', { ...fine, openIdMetadata: 'http://keys.example/' }, 'teams-openid-metadata'],
    ['keys from nowhere', { ...fine, openIdMetadata: 'keys' }, 'teams-openid-metadata'],
    ['a single tenant without its id', { ...fine, appType: 'SingleTenant' }, 'teams-credentials'],
  ])('are refused with %s', (_name, options, code) => {
    const create = () => createTeamsAdapter(options, { log: silentLog, now: () => new Date() });
    expect(create).toThrowError(expect.objectContaining({ code }));
  });
});
