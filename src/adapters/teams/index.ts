import type { Interaction, Route } from '../../bot/interaction.ts';
import type { Adapter, PlatformPort, SendResult } from '../../bot/platform.ts';
import { createTeamsSdk } from './connector.ts';
import { mountEndpoint, type EndpointDeps } from './endpoint.ts';
import { isOutsider } from './identify.ts';
import { isLoopback } from './loopback.ts';
import { createOutsiders } from './outsiders.ts';
import { checkOptions, type TeamsDeps, type TeamsOptions } from './options.ts';
import type { TeamsActivity } from './payloads.ts';
import { createPeople } from './people.ts';
import type { Told } from './reply.ts';
import { send, type SendDeps } from './send.ts';
import { createTeller } from './teller.ts';
import type { Home } from './target.ts';

export type { TeamsDeps, TeamsOptions } from './options.ts';

/** Where a tenant's conversations are until one of its activities names a nearer address (learn.microsoft.com, proactive messages). */
const PUBLIC_SERVICE = 'https://smba.trafficmanager.net/teams/';

/**
 * Microsoft Teams: `POST /api/messages` in, the Bot Connector out. The only door into this folder; importing it loads
 * botbuilder, so it is imported only when Teams is configured.
 *
 * @throws BotError when the options cannot work together.
 * @example
 * const teams = createTeamsAdapter(options, { log, now: () => new Date() });
 * teams.mount(web, handle);
 */
export function createTeamsAdapter(options: TeamsOptions, deps: TeamsDeps): Adapter {
  const served = checkOptions(options);
  const { log, now, patienceMs = 4_000, timeoutMs = 10_000, pause } = deps;
  const sdk = createTeamsSdk(options, now, timeoutMs);
  const people = createPeople(sdk, log);
  const homes = new Map<string, Home>();
  const standIn = isLoopback(options.openIdMetadata ?? '') || options.allowUnauthenticated;
  const ownId = options.appId ? `28:${options.appId}` : undefined;

  const home = (tenant: string, route: Route | undefined): Home | undefined => {
    const known = homes.get(tenant);
    const serviceUrl =
      route?.['serviceUrl'] ?? known?.serviceUrl ?? (sdk.verified && !standIn ? PUBLIC_SERVICE : undefined);
    const botId = route?.['botId'] ?? known?.botId ?? ownId;
    return serviceUrl && botId ? { serviceUrl, botId } : undefined;
  };
  const outsiders = createOutsiders(people, now);
  const sending: SendDeps = {
    hasOutsiders: outsiders.in,
    connect: (serviceUrl) => sdk.connect(serviceUrl),
    home,
    mayWriteTo: (tenant) => served.any || served.tenants.includes(tenant),
    now,
  };

  const port: PlatformPort = {
    platform: 'teams',
    personalViews: true,
    send: (outgoing) => send(sending, outgoing),
    async emailOf(tenant, user, route) {
      const room = route?.['teamId'] ?? route?.['conversationId'];
      const serviceUrl = home(tenant, route)?.serviceUrl;
      if (!room || !serviceUrl) return undefined;
      const member = await people.member(serviceUrl, room, user);
      return member && !isOutsider(member, tenant) ? member.email : undefined;
    },
    // Teams cannot find a person by e-mail; they are known once they or a roster have been seen.
    userByEmail: async () => undefined,
  };

  const tellOnce = ({ sender, delivery, route }: Interaction, told: Told): Promise<SendResult> =>
    port.send({
      id: delivery,
      op: 'post',
      to: { kind: 'direct', platform: 'teams', tenant: sender.tenant, user: sender.user },
      messages: [],
      ...(told.kind === 'form' ? { form: told.form } : { view: told.view }),
      ...(route && { route }),
    });
  const teller = createTeller(tellOnce, log, pause);

  const endpoint: EndpointDeps = {
    sdk,
    served,
    standIn,
    timeoutMs,
    patienceMs,
    log,
    arrived(activity: TeamsActivity, tenant: string) {
      const botId = activity.recipient?.id ?? ownId ?? '';
      homes.set(tenant, { serviceUrl: activity.serviceUrl, botId });
      if (activity.type === 'conversationUpdate') outsiders.forget();
      return { tenant, botId, people };
    },
    tell: teller.tell,
  };

  return {
    port,
    // Where any tenant is served, those that were heard of are all there is.
    get tenants() {
      return served.any ? [...homes.keys()] : served.tenants;
    },
    mount: (web, handle) => mountEndpoint(web.app, endpoint, handle),
    start: async () => undefined,
    stop: teller.stop,
  };
}
