import type { Platform } from '../src/bot/interaction.ts';
import type { Group, Member } from '../src/partnership/model.ts';
import type { Person } from './protocol.ts';
import { slug, stableId, stableUuid } from './ids.ts';

/** Somebody on Teams. `id` is the Entra object id; `mri` is Teams' own id for the person (`29:…`). */
export interface TeamsPerson extends Person {
  readonly mri: string;
}

export interface ChannelSeed {
  readonly id: string;
  readonly name: string;
  /** Person ids of who is in it. */
  readonly members: readonly string[];
}

/** Everybody and every room on both platforms before anything was said. */
export interface WorldSeed {
  readonly partnership: string;
  readonly botName: string;
  readonly slack: {
    readonly workspace: string;
    readonly people: readonly Person[];
    readonly channels: readonly ChannelSeed[];
  };
  readonly teams: {
    readonly tenant: string;
    readonly people: readonly TeamsPerson[];
    /** Its first channel is General, whose id is the team's. */
    readonly team: {
      readonly id: string;
      readonly name: string;
      readonly groupId: string;
      readonly channels: readonly ChannelSeed[];
    };
    readonly groupChats: readonly ChannelSeed[];
  };
}

/** As much of a partnership as a world is made from. */
export interface PartnershipLike {
  readonly name: string;
  readonly groups: readonly Pick<Group, 'id' | 'name'>[];
  readonly agencies?: readonly { readonly id: string; readonly name: string }[];
}

/**
 * Puts a partnership's members on the platforms they use. Slack gets #general-partnership and a channel for each group
 * that has a member on Slack; Teams gets one team with General and a channel for each group that has a member on
 * Teams, and one group chat. Everybody on a platform is in every room there; narrow `members` to change that.
 *
 * Ids depend on e-mail addresses and names only, so the same members give the same world.
 */
export function worldFromMembers(
  members: readonly Member[],
  partnership: PartnershipLike,
  botName = 'Partnership',
): WorldSeed {
  const slackPeople = members.filter(uses('slack')).map((member) => slackPerson(member, partnership));
  const teamsPeople = members.filter(uses('teams')).map((member) => teamsPerson(member, partnership));
  const onSlack = slackPeople.map((person) => person.id);
  const onTeams = teamsPeople.map((person) => person.id);
  const general = teamsRoomId(`${partnership.name}/General`, 'tacv2');

  return {
    partnership: partnership.name,
    botName,
    slack: {
      workspace: partnership.name,
      people: slackPeople,
      channels: [
        'general-partnership',
        ...groupsOn('slack', members, partnership).map(({ id }) => slug(id)),
      ].map((name) => ({ id: stableId('C', `${partnership.name}/${name}`), name, members: onSlack })),
    },
    teams: {
      tenant: partnership.name,
      people: teamsPeople,
      team: {
        id: general,
        name: partnership.name,
        groupId: stableUuid(`team:${partnership.name}`),
        channels: [
          { id: general, name: 'General', members: onTeams },
          ...groupsOn('teams', members, partnership).map(({ name }) => ({
            id: teamsRoomId(`${partnership.name}/${name}`, 'tacv2'),
            name,
            members: onTeams,
          })),
        ],
      },
      groupChats: [
        { id: teamsRoomId(`${partnership.name}/Group chat`, 'v2'), name: 'Group chat', members: onTeams },
      ],
    },
  };
}

function uses(platform: Platform): (member: Member) => boolean {
  return (member) => member.left !== true && member.platforms.includes(platform);
}

function groupsOn(
  platform: Platform,
  members: readonly Member[],
  partnership: PartnershipLike,
): PartnershipLike['groups'] {
  const used = new Set(
    members.filter(uses(platform)).flatMap((member) => member.roles.map((held) => held.group)),
  );
  return partnership.groups.filter((group) => used.has(group.id));
}

function person(member: Member, partnership: PartnershipLike): Omit<Person, 'id'> {
  const agency = partnership.agencies?.find((each) => each.id === member.agency)?.name ?? member.agency;
  const roles = [...new Set(member.roles.map((held) => held.role))];
  return { name: member.name, post: member.post, agency, email: member.email, roles };
}

function slackPerson(member: Member, partnership: PartnershipLike): Person {
  return { id: stableId('U', member.email), ...person(member, partnership) };
}

function teamsPerson(member: Member, partnership: PartnershipLike): TeamsPerson {
  return {
    id: stableUuid(`person:${member.email}`),
    mri: `29:${stableId('1', `mri:${member.email}`, 40)}`,
    ...person(member, partnership),
  };
}

function teamsRoomId(seed: string, kind: 'tacv2' | 'v2'): string {
  return `19:${stableUuid(seed).replaceAll('-', '')}@thread.${kind}`;
}
