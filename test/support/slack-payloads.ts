/** Payloads as Slack sends them, with the parts that matter to one test changed. */
export function commandFields(
  responseUrl: string,
  changes: Record<string, string> = {},
): Record<string, string> {
  return {
    token: 'gone',
    team_id: 'T1',
    team_domain: 'partners',
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    channel_id: 'C1',
    channel_name: 'neglect',
    user_id: 'U1',
    user_name: 'jo',
    command: '/action',
    text: '',
    response_url: responseUrl,
    trigger_id: '111.222.aaa',
    ...changes,
  };
}

export function actionPayload(responseUrl: string | undefined, action: object, changes: object = {}): object {
  return {
    type: 'block_actions',
    token: 'gone',
    api_app_id: 'A1',
    team: { id: 'T1', domain: 'partners' },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: 'U1', username: 'jo', name: 'jo', team_id: 'T1' },
    container: { type: 'message', message_ts: '1700000000.000001', channel_id: 'C1', is_ephemeral: false },
    channel: { id: 'C1', name: 'neglect' },
    message: { ts: '1700000000.000001', text: 'ACT-1', blocks: [] },
    state: { values: {} },
    trigger_id: '111.222.bbb',
    ...(responseUrl === undefined ? {} : { response_url: responseUrl }),
    actions: [{ block_id: 'b', action_ts: '1700000001.000001', ...action }],
    ...changes,
  };
}

export function button(verb: string, data: object): object {
  return {
    type: 'button',
    action_id: verb,
    text: { type: 'plain_text', text: 'Press' },
    value: JSON.stringify(data),
  };
}

export function submissionPayload(changes: object = {}, view: object = {}): object {
  return {
    type: 'view_submission',
    team: { id: 'T1', domain: 'partners' },
    user: { id: 'U1', username: 'jo', name: 'jo', team_id: 'T1' },
    api_app_id: 'A1',
    token: 'gone',
    trigger_id: '111.222.ccc',
    view: {
      id: 'V1',
      team_id: 'T1',
      type: 'modal',
      callback_id: 'action.assign',
      private_metadata: JSON.stringify({ form: 'action.assign', token: 'draft-1' }),
      hash: '1700000000.abc',
      title: { type: 'plain_text', text: 'Assign an action' },
      blocks: [
        { type: 'input', block_id: 'what', element: { type: 'plain_text_input', action_id: 'input' } },
        { type: 'input', block_id: 'due', element: { type: 'datepicker', action_id: 'input' } },
      ],
      state: {
        values: {
          what: { input: { type: 'plain_text_input', value: 'Send the minutes' } },
          due: { input: { type: 'datepicker', selected_date: '2026-12-12' } },
        },
      },
      root_view_id: 'V1',
      app_id: 'A1',
      bot_id: 'BBOT',
      ...view,
    },
    response_urls: [],
    ...changes,
  };
}

export function eventPayload(event: object, changes: object = {}): object {
  return {
    token: 'gone',
    team_id: 'T1',
    api_app_id: 'A1',
    type: 'event_callback',
    event_id: 'Ev1',
    event_time: 1_700_000_000,
    authorizations: [
      { enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
    ],
    event,
    ...changes,
  };
}

export function messageEvent(changes: object = {}): object {
  return {
    type: 'message',
    user: 'U1',
    team: 'T1',
    text: 'hello',
    ts: '1700000002.000001',
    channel: 'C1',
    channel_type: 'channel',
    event_ts: '1700000002.000001',
    ...changes,
  };
}
