import type { Log } from '../../bot/log.ts';
import { PlatformUnavailable } from '../../bot/errors.ts';
import { errorKind, numberAt } from './outcome.ts';
import type { TeamsSdk } from './connector.ts';
import { RosterMember, RosterPage } from './payloads.ts';
import { within } from './within.ts';

/** What Teams says about the people in a conversation. Every question has an end; no answer is `undefined` or fewer people. */
export interface People {
  /**
   * `room` is a team's id, or a conversation's outside teams; `user` an Entra id or a `29:` id. About two seconds at most.
   * Undefined for somebody who is not there. @throws PlatformUnavailable when Teams does not say.
   */
  member(serviceUrl: string, room: string, user: string): Promise<RosterMember | undefined>;
  /** Everybody in the room, several pages, five seconds at most. */
  roster(serviceUrl: string, room: string): Promise<readonly RosterMember[]>;
  /**
   * Everybody in the room, or undefined when that could not be found out to the end. Nobody, where Teams says that the bot is not
   * there. @throws PlatformUnavailable when Teams does not answer
   */
  wholeRoster(serviceUrl: string, room: string): Promise<readonly RosterMember[] | undefined>;
}

const MEMBER_MS = 2_000;
const ROSTER_MS = 5_000;
/** Teams gives at most 500 people a page. A partnership has fewer than 5,000. */
const PAGE_SIZE = 500;
const MOST_PAGES = 10;

export function createPeople(sdk: TeamsSdk, log: Log): People {
  const give = (kind: string) => (error: unknown) => {
    log.warn({ kind, error: errorKind(error) }, 'Teams did not say who is there');
    return undefined;
  };

  const ask = async (serviceUrl: string, room: string, user: string): Promise<RosterMember | undefined> => {
    const client = await sdk.connect(serviceUrl);
    const parsed = RosterMember.safeParse(await client.conversations.getConversationMember(room, user));
    return parsed.success && isSame(parsed.data, user) ? parsed.data : undefined;
  };

  /** @returns whether the list came to its end. */
  const list = async (serviceUrl: string, room: string, found: RosterMember[]): Promise<boolean> => {
    const client = await sdk.connect(serviceUrl);
    let continuationToken: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      // The SDK would send an empty token for the first page, so that page has the size Teams chooses.
      const answer: unknown = continuationToken
        ? await client.conversations.getConversationPagedMembers(room, {
            pageSize: PAGE_SIZE,
            continuationToken,
          })
        : await client.conversations.getConversationPagedMembers(room);
      const parsed = RosterPage.parse(answer);
      for (const member of parsed.members) {
        const person = RosterMember.safeParse(member);
        if (person.success) found.push(person.data);
      }
      continuationToken = parsed.continuationToken;
      if (!continuationToken) return true;
    }
    log.warn({ kind: 'teams-roster', pages: MOST_PAGES }, 'the roster is longer than the bot reads');
    return false;
  };

  return {
    async member(serviceUrl, room, user) {
      const asked = ask(serviceUrl, room, user).then(
        (found) => ({ found }),
        (error: unknown) => (isNobody(error) ? { found: undefined } : give('teams-member')(error)),
      );
      const answer = await within(asked, MEMBER_MS);
      if (!answer) throw new PlatformUnavailable('Teams');
      return answer.found;
    },
    async roster(serviceUrl, room) {
      const found: RosterMember[] = [];
      await within(list(serviceUrl, room, found).catch(give('teams-roster')), ROSTER_MS);
      return found;
    },
    async wholeRoster(serviceUrl, room) {
      const found: RosterMember[] = [];
      const listed = list(serviceUrl, room, found).catch((error: unknown) => {
        if (isNobody(error)) return true;
        give('teams-roster')(error);
        throw new PlatformUnavailable('Teams');
      });
      const isWhole = await within(listed, ROSTER_MS);
      if (isWhole === undefined) throw new PlatformUnavailable('Teams');
      return isWhole ? found : undefined;
    },
  };
}

/** Teams' ways of saying that the person is not in this room. */
function isNobody(error: unknown): boolean {
  return [403, 404].includes(numberAt(error, 'statusCode') ?? 0);
}

function isSame(member: RosterMember, asked: string): boolean {
  return member.id === asked || member.user === undefined || member.user === asked;
}
