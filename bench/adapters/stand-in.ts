import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { startSimulator, worldFromMembers } from '../../simulator/index.ts';
import { loadPartnership } from '../../src/partnership/load.ts';
import { readMembersCsv } from '../../src/partnership/members-csv.ts';
import { root } from '../../src/root.ts';
import type { StandIn } from './town.ts';

// Both platforms, in a process of their own: what they cost is not what the bot costs.
// It stands for other machines: it takes the processor when nobody here wants it.
setPriority(15);
const partnership = loadPartnership(join(root, 'partnerships/plymouth.yaml'));
const csv = await readFile(join(root, 'partnerships/plymouth-members.csv'), 'utf8');
const { members } = readMembersCsv(csv, partnership);
const world = worldFromMembers(members, partnership);
const simulator = await startSimulator({
  world,
  // The bot's own messages come back as events on Slack; here they would only add to what is measured.
  slack: { botToken: 'xoxb-bench', signingSecret: 'bench-signing-secret', teamId: 'T0BENCH', echo: false },
  teams: { sign: true, requireToken: false },
});
const said: StandIn = {
  settings: simulator.settings,
  slack: { people: world.slack.people, channels: world.slack.channels },
  teams: {
    people: world.teams.people,
    activities: Object.fromEntries(
      world.teams.people.map(({ name }) => [name, simulator.teams.activityFor(name, 'direct', 'words')]),
    ),
    appId: simulator.teams.identity.appId,
    serviceUrl: simulator.teamsServiceUrl,
  },
};
process.send?.(said);
process.once('SIGTERM', () => process.exit());
