import { describe, expect, it } from 'vitest';
import type { ScreenMessage } from '../../simulator/protocol.ts';
import { placeId } from '../../src/bot/places.ts';
import { collectAnswers, pressOnSlack, slackIdOf, slackRoomOf } from '../support/forged.ts';
import { actionsOf, buttonsOf, showing, wordsOf } from '../support/screens.ts';
import {
  CHAIR_ON_SLACK,
  CHAIR_ON_TEAMS,
  STRANGER,
  useTown,
  WORKER_ON_SLACK,
  WORKER_ON_TEAMS,
} from '../support/town.ts';

/** On Slack and on Teams, with no part in the neglect group or its actions. */
const OUTSIDER_ON_SLACK = 'Kofi Rendle';
const OUTSIDER_ON_TEAMS = 'Ewan Tregear';

describe('who may do what', () => {
  const town = useTown();
  const audit = () => town().store.read((view) => view.all('audit'));
  /** Everything but what every answered delivery leaves behind. */
  const kept = () => town().records('audit', 'deliveries', 'outbox', 'accounts', 'conversations');

  async function assigned(what: string): Promise<{ id: string; onSlack: ScreenMessage }> {
    const { simulator, settled, store } = town();
    await simulator.slack.say(
      CHAIR_ON_SLACK,
      '#neglect',
      `/action assign @${WORKER_ON_SLACK} "${what}" by 12 Dec to neglect measure "Done"`,
    );
    await settled();
    const id =
      (await store.read((view) => view.all('actions'))).find(({ title }) => title === what)?.id ?? '';
    return { id, onSlack: showing(simulator.slack.messages('#neglect'), id) };
  }

  it('a practitioner assigns nothing, on neither platform, and is offered no form for it', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const before = await kept();
    for (const rest of [
      `@${WORKER_ON_SLACK} "Not for me to say" by 12 Dec measure "Done"`,
      `@${WORKER_ON_SLACK} "Not for me to say"`,
    ]) {
      await slack.say(WORKER_ON_SLACK, '#neglect', `/action assign ${rest}`);
      showing(slack.messages('#neglect', WORKER_ON_SLACK).slice(-1), 'Your role does not include');
      await teams.say('Yusuf Hannaford', 'General', `/action assign ${rest}`);
      await settled();
      showing(teams.messages('General', 'Yusuf Hannaford').slice(-1), 'Your role does not include');
    }
    expect(slack.modals(WORKER_ON_SLACK)).toEqual([]);
    expect(await kept()).toEqual(before);
    expect((await audit()).slice(-1)).toMatchObject([
      { who: 'yusuf-hannaford', verb: 'action.assign', outcome: 'refused', code: 'not-allowed' },
    ]);
  });

  it('somebody unrelated presses a button in a Slack channel: told in private, and nothing changes', async () => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    const { id, onSlack } = await assigned('Not theirs on Slack');
    const before = await kept();
    for (const label of ['Accept', 'Say how it is going', 'Mark as done']) {
      const answers = await collectAnswers();
      await slack.press(OUTSIDER_ON_SLACK, '#neglect', onSlack.id, { label });
      const verb =
        label === 'Accept' ? 'action.accept' : label === 'Mark as done' ? 'action.finish' : 'action.update';
      await pressOnSlack(
        town(),
        OUTSIDER_ON_SLACK,
        { action_id: verb, value: JSON.stringify({ verb, subject: `action:${id}`, rev: 1 }) },
        answers,
      );
      const said = await answers.said();
      expect(said).toContain('I cannot find that action among those you may see');
      expect(said).toContain('"response_type":"ephemeral","replace_original":false');
      expect(said).not.toContain('Not theirs');
    }
    await settled();
    expect(await kept()).toEqual(before);
    expect(slack.modals(OUTSIDER_ON_SLACK)).toEqual([]);
    expect(buttonsOf(showing(slack.messages('#neglect'), id))).toEqual(buttonsOf(onSlack));
    expect((await audit()).slice(-1)).toMatchObject([
      {
        who: 'kofi-rendle',
        verb: 'action.finish',
        subject: `action:${id}`,
        outcome: 'refused',
        code: 'not-allowed',
      },
    ]);
  });

  it('and in a Teams channel', async () => {
    const { simulator, settled, store } = town();
    const { teams } = simulator;
    await teams.say(
      CHAIR_ON_TEAMS,
      'General',
      `/action assign ${WORKER_ON_TEAMS} "Not theirs on Teams" by 12 Dec to neglect measure "Done"`,
    );
    await settled();
    const post = showing(teams.messages('General'), 'Not theirs on Teams');
    await teams.dm(OUTSIDER_ON_TEAMS, 'mywork');
    await settled();
    const before = await kept();
    const theirs = await teams.look(OUTSIDER_ON_TEAMS, 'General');
    expect(buttonsOf(showing(theirs, 'Not theirs on Teams'))).toEqual(['Show what I can do']);
    await teams.press(OUTSIDER_ON_TEAMS, 'General', post.id, 'Show what I can do');
    expect(teams.note(OUTSIDER_ON_TEAMS, 'General', post.id)).toContain('I cannot show you this one');
    const owners = showing(await teams.look(WORKER_ON_TEAMS, 'General'), 'Not theirs on Teams');
    expect(buttonsOf(owners)).toContain('Accept');
    // What the owner may press does nothing in anybody else's hands.
    const [accept = {}, , done = {}] = actionsOf(owners);
    await teams.pressAction(OUTSIDER_ON_TEAMS, 'General', post.id, accept, {});
    expect(teams.note(OUTSIDER_ON_TEAMS, 'General', post.id)).toContain('I cannot find that action');
    await teams.pressAction(OUTSIDER_ON_TEAMS, 'General', post.id, done, {});
    expect(JSON.stringify(teams.dialog(OUTSIDER_ON_TEAMS))).toContain('I cannot find that action');
    await settled();
    expect(await kept()).toEqual(before);
    const [action] = (await store.read((view) => view.all('actions'))).filter(
      ({ title }) => title === 'Not theirs on Teams',
    );
    expect((await audit()).slice(-2)).toMatchObject([
      { who: 'ewan-tregear', verb: 'action.accept', subject: `action:${action?.id}`, outcome: 'refused' },
      { who: 'ewan-tregear', verb: 'action.finish', subject: `action:${action?.id}`, outcome: 'refused' },
    ]);
  });

  it('one who may see but not do is told who can', async () => {
    const { slack } = town().simulator;
    const { onSlack } = await assigned('Seen, not done');
    await slack.press(CHAIR_ON_SLACK, '#neglect', onSlack.id, { label: 'Accept' });
    await town().settled();
    const answers = await collectAnswers();
    const value = JSON.stringify({ verb: 'action.accept', subject: subjectOf(onSlack), rev: 1 });
    await pressOnSlack(town(), CHAIR_ON_SLACK, { action_id: 'action.accept', value }, answers);
    expect(await answers.said()).toContain('Only Jory Whitmarsh or their deputy can do that');
    expect(
      (await town().store.read((view) => view.all('actions'))).find(({ title }) => title === 'Seen, not done')
        ?.status,
    ).toBe('assigned');
  });

  it('a record one may not see is refused in the same words as one that does not exist, by every way to it', async () => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const { id } = await assigned('Unseen');
    const missing = 'ACT-2611-ZZZZ';
    const lines = [
      (ref: string) => `action show ${ref}`,
      (ref: string) => `action accept ${ref}`,
      (ref: string) => `action update ${ref} On its way`,
      (ref: string) => `action update ${ref}`,
      (ref: string) => `action done ${ref} All done`,
      (ref: string) => `action done ${ref}`,
    ];
    for (const line of lines) {
      const [hidden, absent] = [id, missing].map(line);
      const onSlack = await Promise.all(
        [hidden, absent].map(
          async (text) => (await slack.say(OUTSIDER_ON_SLACK, '#neglect', `/${text}`)).body,
        ),
      );
      expect(onSlack[0]).toEqual(onSlack[1]);
      expect(JSON.stringify(onSlack[0])).toContain('I cannot find that action');
      const onTeams: string[] = [];
      for (const text of [hidden, absent]) {
        await teams.dm(OUTSIDER_ON_TEAMS, text ?? '');
        await settled();
        onTeams.push(wordsOf(teams.dmMessages(OUTSIDER_ON_TEAMS).at(-1) ?? showing([], text ?? '')));
      }
      expect(onTeams[0]).toBe(onTeams[1]);
      expect(onTeams[0]).toContain('I cannot find that action');
    }
    const said = await Promise.all(
      [id, missing].map(async (ref) => {
        const answers = await collectAnswers();
        await pressOnSlack(
          town(),
          OUTSIDER_ON_SLACK,
          {
            action_id: 'action.show',
            value: JSON.stringify({ verb: 'action.show', subject: `action:${ref}` }),
          },
          answers,
        );
        return answers.said();
      }),
    );
    expect(said[0]).toBe(said[1]);
  });

  it('in a channel shared with another organisation nothing is done, and only the speaker is told', async () => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    const before = await kept();
    const channel = slackRoomOf(town(), CHAIR_ON_SLACK, '#neglect');
    const id = placeId({ platform: 'slack', tenant: slack.identity.teamId, conversation: channel });
    const room = await town().store.read((view) => view.get('places', id));
    const text = `<@${slack.identity.botUserId}> action assign Jory "Shared with all" by 12 Dec measure "Done"`;
    const user = slackIdOf(town(), CHAIR_ON_SLACK);
    const event = { type: 'app_mention', user, channel, text, ts: '9.1', event_ts: '9.1' };
    const { teamId } = slack.identity;
    const body = {
      type: 'event_callback',
      team_id: teamId,
      event_id: 'EvSHARED',
      is_ext_shared_channel: true,
      event,
    };
    expect(await slack.deliverRaw(JSON.stringify(body))).toMatchObject({ ok: true });
    await settled();
    // The room loses its purpose, and nothing else changes.
    const { places: bound, ...rest } = before;
    const { places: still, ...now } = await kept();
    expect(now).toEqual(rest);
    expect(still).toHaveLength((bound?.length ?? 0) - 1);
    const told = showing(slack.messages('#neglect', CHAIR_ON_SLACK).slice(-1), 'Please use another channel');
    expect(told.onlyYou).toBe(true);
    expect((await audit()).slice(-1)).toMatchObject([{ outcome: 'refused', code: 'place' }]);
    const over = { ...body, event_id: 'EvUNSHARED', is_ext_shared_channel: false };
    await slack.deliverRaw(
      JSON.stringify({ ...over, event: { type: 'channel_unshared', channel, event_ts: '9.2' } }),
    );
    await town().store.transact(async (tx) => {
      if (room) await tx.put('places', room);
    });
  });

  it.each([
    { kind: 'a stranger', who: STRANGER, leaves: false },
    { kind: 'a leaver', who: 'Delyth Okonjo', leaves: true },
  ])(
    '$kind gets a kind answer at every door, and nothing of them is kept but the refusal',
    async ({ who, leaves }) => {
      const { simulator, settled, amend, logged, records } = town();
      const { slack, teams } = simulator;
      const { id, onSlack } = await assigned(`Not for ${leaves ? 'leavers' : 'strangers'}`);
      await teams.say(
        CHAIR_ON_TEAMS,
        'General',
        `/action assign ${WORKER_ON_TEAMS} "On Teams ${who.length}" by 12 Dec measure "Done"`,
      );
      await settled();
      const onTeams = showing(teams.messages('General'), `On Teams ${who.length}`);
      if (leaves) {
        await slack.say(who, '#neglect', '/mywork');
        await amend(who, { left: true });
      }
      const before = await kept();
      const refusals = (await audit()).length;
      const SECRET = 'zanzibar marmalade';
      const kind = 'I do not know this account yet';

      const answered = await slack.say(
        who,
        '#neglect',
        `/action assign ${who} "${SECRET}" by 12 Dec measure "Done"`,
      );
      expect(JSON.stringify(answered.body)).toContain(kind);
      await slack.mention(who, '#neglect', `action done ${id} ${SECRET}`);
      await slack.dm(who, SECRET);
      await slack.press(who, '#neglect', onSlack.id, { label: 'Accept' });
      await teams.say(who, 'General', `/mywork ${SECRET}`);
      // Answered below what they typed before they go on: what they do next elsewhere would lead into their own chat.
      await settled();
      await teams.dm(who, `${SECRET} at barnaby.quillfeather@elsewhere.example`);
      // Asking for one's own view of a card is answered in the same words, and is not written down.
      await teams.press(who, 'General', onTeams.id, 'Show what I can do');
      expect(teams.note(who, 'General', onTeams.id)).toContain(kind);
      const pressed = (verb: string) => ({ verb, subject: `action:${id}`, rev: 0 });
      const accept = { type: 'Action.Execute', verb: 'action.accept', data: pressed('action.accept') };
      await teams.pressAction(who, 'General', onTeams.id, accept, {});
      expect(teams.note(who, 'General', onTeams.id)).toContain(kind);
      const data = { ...pressed('action.finish'), opens: 'form', msteams: { type: 'task/fetch' } };
      await teams.pressAction(who, 'General', onTeams.id, { type: 'Action.Submit', data }, {});
      expect(JSON.stringify(teams.dialog(who))).toContain(kind);
      await settled();
      showing(slack.dmMessages(who).slice(-1), kind);
      showing(teams.dmMessages(who).slice(-1), kind);
      expect(showing(teams.messages('General', who), kind).onlyYou).toBe(true);
      expect(slack.messages('#neglect').filter((message) => wordsOf(message).includes(kind))).toEqual([]);

      expect(await kept()).toEqual(before);
      const fresh = (await audit()).slice(refusals);
      expect(fresh).toHaveLength(8);
      for (const entry of fresh) expect(entry).toMatchObject({ outcome: 'refused', code: 'stranger' });
      const everything = JSON.stringify([await records('members'), logged]);
      for (const word of [SECRET, who, 'quillfeather'])
        expect(everything.toLowerCase()).not.toContain(word.toLowerCase());
      if (leaves) await amend(who, { left: false });
    },
  );

  function subjectOf(message: ScreenMessage): string {
    return /action:ACT-\d{4}-[A-Z0-9]{4}/.exec(JSON.stringify(message.blocks))?.[0] ?? '';
  }
});
