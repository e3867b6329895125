import { createHmac } from 'node:crypto';
import process from 'node:process';
import type { Shot } from './load.ts';
import { CHAIR_ON_SLACK, CHAIR_ON_TEAMS, type StandIn } from './town.ts';

/** Complete `/action assign` commands, each a different one, signed as Slack signs them. */
export function slashCommands({ settings, slack }: StandIn): (url: string, responseUrl?: string) => Shot {
  const chair = slack.people.find(({ name }) => name === CHAIR_ON_SLACK);
  const others = slack.people.filter(({ name }) => name !== CHAIR_ON_SLACK);
  let serial = 0;
  return (url, responseUrl = 'http://127.0.0.1:1/response') => {
    serial += 1;
    const channel = slack.channels[serial % slack.channels.length];
    const body = new URLSearchParams({
      team_id: settings['SLACK_TEAM_IDS'] ?? '',
      team_domain: 'bench',
      api_app_id: 'A0BENCH',
      channel_id: channel?.id ?? '',
      channel_name: channel?.name ?? '',
      user_id: chair?.id ?? '',
      user_name: 'chair',
      command: '/action',
      text: `assign <@${others[serial % others.length]?.id}> "Send the minutes of meeting ${serial} within ten days" by 12 December measure "Sent within ten days"`,
      response_url: responseUrl,
      trigger_id: `${serial}.${process.pid}`,
    }).toString();
    const at = Math.floor(Date.now() / 1000);
    const signed = createHmac('sha256', settings['SLACK_SIGNING_SECRET'] ?? '').update(`v0:${at}:${body}`);
    return {
      url,
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': `v0=${signed.digest('hex')}`,
      },
    };
  };
}

/** The same line said to the bot in its chat on Teams. */
export function messages({ teams: { people, activities } }: StandIn, token: string): (url: string) => Shot {
  const said = activities[CHAIR_ON_TEAMS];
  const others = people.filter(({ name }) => name !== CHAIR_ON_TEAMS);
  let serial = 0;
  return (url) => {
    serial += 1;
    const text = `action assign "Send the minutes of meeting ${serial} within ten days" for ${others[serial % others.length]?.name} by 12 December measure "Sent within ten days"`;
    return {
      url,
      body: JSON.stringify({ ...said, type: 'message', id: `${process.pid}${serial}`, text }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    };
  };
}
