import { describe, expect, it } from 'vitest';
import { noteSeen } from '../../src/bot/seen.ts';
import { memberBehind, type AccountDeps } from '../../src/bot/accounts.ts';
import type { Member } from '../../src/partnership/model.ts';
import { createDirectory } from '../../src/partnership/directory.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { MemoryStore } from '../support/memory-store.ts';

const partnership = loadPartnership('partnerships/plymouth.yaml');
const kit: Member = {
  id: 'kit',
  name: 'Kit Rowe',
  email: 'kit.rowe@nspcc.example',
  agency: 'nspcc',
  post: 'Worker',
  roles: [],
  platforms: ['slack'],
};

describe('F23: who looked at a restricted record', () => {
  it('is written down once for each person, record and day in London, and never for other records', async () => {
    const store = new MemoryStore();
    const see = (at: string, who: Member, subject: string) =>
      store.transact((tx) => noteSeen(tx, new Date(at), who, subject, 'slack direct'));
    await see('2026-11-23T09:00:00Z', kit, 'escalation:ESC-2611-T7KD');
    await see('2026-11-23T23:30:00Z', kit, 'escalation:ESC-2611-T7KD');
    await see('2026-11-24T00:10:00Z', kit, 'escalation:ESC-2611-T7KD');
    await see('2026-11-24T00:20:00Z', { ...kit, id: 'jo' }, 'escalation:ESC-2611-T7KD');
    await see('2026-11-24T00:30:00Z', kit, 'escalation:ESC-2611-K4TR');
    await see('2026-11-24T00:30:00Z', kit, 'action:ACT-2611-K4TR');
    const entries = (await store.read((view) => view.all('audit'))).map((entry) =>
      'who' in entry ? [entry.who, entry.verb, entry.subject, entry.outcome] : [],
    );
    const seen = (who: string, id: string) => [who, 'escalation.see', `escalation:${id}`, 'seen'];
    expect(entries).toEqual([
      seen('kit', 'ESC-2611-T7KD'),
      seen('kit', 'ESC-2611-T7KD'),
      seen('jo', 'ESC-2611-T7KD'),
      seen('kit', 'ESC-2611-K4TR'),
    ]);
  });
});

describe('F20: whose account is whose', () => {
  async function world(emails: Record<string, string | undefined>) {
    const store = new MemoryStore();
    await store.transact((tx) => tx.put('members', { ...kit, roles: [], platforms: ['slack'] }));
    const deps = (platform: 'slack' | 'teams'): AccountDeps => ({
      store,
      directory: async () => createDirectory(partnership, await store.read((view) => view.all('members'))),
      port: () => ({
        platform,
        send: () => Promise.reject(new Error('nothing is sent here')),
        emailOf: (_tenant, user) => Promise.resolve(emails[user]),
        userByEmail: () => Promise.resolve(undefined),
      }),
      now: () => new Date('2026-11-23T09:00:00Z'),
    });
    const who = async (user: string, platform: 'slack' | 'teams' = 'slack') =>
      (await memberBehind(deps(platform), { platform, tenant: 'T1', user }))?.id;
    return { store, who };
  }

  it('a second account with the same e-mail is nobody, while the first still has it', async () => {
    const { who } = await world({ U1: kit.email, U2: kit.email });
    expect(await who('U1')).toBe('kit');
    expect(await who('U2')).toBeUndefined();
    expect(await who('U1')).toBe('kit');
  });

  it('an account made anew takes over once Slack knows the old one no longer; on Teams silence says nothing', async () => {
    const emails: Record<string, string | undefined> = { U1: kit.email, U2: kit.email };
    const slack = await world(emails);
    await slack.who('U1');
    const teams = await world(emails);
    await teams.who('U1', 'teams');
    emails['U1'] = undefined;
    expect(await slack.who('U2')).toBe('kit');
    expect(await teams.who('U2', 'teams')).toBeUndefined();
    emails['U1'] = 'other@nspcc.example';
    expect(await teams.who('U2', 'teams')).toBe('kit');
  });

  it('one person on both platforms is one member, and access ends by the record alone', async () => {
    const { store, who } = await world({ U1: kit.email, A1: kit.email });
    expect([await who('U1'), await who('A1', 'teams')]).toEqual(['kit', 'kit']);
    await store.transact((tx) => tx.put('members', { ...kit, roles: [], platforms: ['slack'], left: true }));
    expect([await who('U1'), await who('A1', 'teams')]).toEqual([undefined, undefined]);
  });
});
