import { describe, expect, it, onTestFinished } from 'vitest';
import { direct, startWorld } from './world.ts';

describe('the tenants whose people can be written to', () => {
  it('are those that are listed', async () => {
    const world = await startWorld({ tenantIds: ['t1', 't2'] });
    onTestFinished(() => world.close());
    expect(world.adapter.tenants).toEqual(['t1', 't2']);
  });

  it('are those that were heard of, where none is listed and no token is asked for', async () => {
    const world = await startWorld({ tenantIds: [] }, {}, 'none');
    onTestFinished(() => world.close());
    expect(world.adapter.tenants).toEqual([]);
    const tenant = '11111111-2222-3333-4444-555555555555';
    const there = {
      channelData: { tenant: { id: tenant } },
      conversation: { id: 'a:1', conversationType: 'personal', tenantId: tenant },
    };
    expect((await world.say(direct(there), null)).status).toBe(200);
    expect(world.adapter.tenants).toEqual([tenant]);
  });
});
