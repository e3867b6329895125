import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdaptiveCard } from '../../cards/adaptive-card.ts';
import { notice } from '../../cards/words.ts';
import type { Command, FormHandler } from '../../src/bot/command.ts';
import { stableId } from '../../simulator/ids.ts';
import { typedValues } from '../../src/bot/forms.ts';
import { filledIn, showing } from '../support/screens.ts';
import { startDesk, type SlackDesk } from '../support/slack-desk.ts';
import { CHAIR_ON_SLACK } from '../support/town.ts';
import { until } from '../support/until.ts';

const QUESTIONS = ['first', 'second', 'third', 'fourth'] as const;
const effects: Record<string, string>[] = [];

const survey: FormHandler = {
  access: 'help.see',
  texts: [...QUESTIONS],
  steps: QUESTIONS.map((question) => [question]),
  async show(_context, draft, values, errors, step = 0) {
    const id = QUESTIONS[step] ?? 'first';
    const card: AdaptiveCard = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'Input.Text', id, label: `The ${id} question`, value: values[id] ?? '', isRequired: true },
      ],
    };
    return {
      name: draft.form,
      token: draft.id,
      title: 'Survey',
      submit: 'Send it off',
      summary: 'Survey',
      errors,
      card,
    };
  },
  async check(_context, _draft, inputs, step) {
    const id = QUESTIONS[step] ?? 'first';
    if (!inputs[id]) return { [id]: 'Please fill this in.' };
    return inputs[id] === 'wrong' ? { [id]: 'That is wrong.' } : {};
  },
  async submit(context, _draft, inputs) {
    const answers = typedValues(inputs);
    if (answers['fourth'] === 'second was wrong') return { errors: { second: 'Think about it again.' } };
    await context.did('help.see', 'action:ACT-2611-STEP');
    effects.push(answers);
    return { kind: 'finish', view: notice('Survey sent', ['Thank you.']) };
  },
};
const command: Command = {
  name: 'survey',
  summary: 'Four questions on four screens',
  defaultVerb: 'start',
  verbs: [
    {
      name: 'start',
      summary: 'Start',
      access: 'help.see',
      arguments: {},
      examples: ['survey'],
      run: (context) => context.openForm('survey'),
    },
  ],
  forms: { survey },
};

describe('a form of several screens', () => {
  let desk: SlackDesk;
  beforeAll(async () => {
    desk = await startDesk({ commands: [command] });
  });
  afterAll(() => desk.stop());
  const slack = () => desk.simulator.slack;
  const stack = () => slack().modals(CHAIR_ON_SLACK);
  const top = () => {
    const view = stack().at(-1);
    if (!view) throw new Error('Nothing is open');
    return view;
  };
  const answer = (filled: Record<string, string>) => slack().submit(CHAIR_ON_SLACK, top().id, filled);
  const start = async (): Promise<void> => {
    await slack().command(CHAIR_ON_SLACK, '#neglect', '/survey');
    await until(desk.simulator, () => stack()[0], 'the first screen');
  };

  it('lays one screen on the other, three deep; the way back keeps what was typed; the last has the effect', async () => {
    await start();
    expect(top().view['submit']).toMatchObject({ text: 'Next' });
    await answer({ first: 'one' });
    await answer({ second: 'two' });
    expect(stack()).toHaveLength(3);
    expect(JSON.stringify(top().view)).toContain('The third question');
    expect(top().view['close']).toMatchObject({ text: 'Back' });

    await slack().close(CHAIR_ON_SLACK, top().id);
    expect(JSON.stringify(top().view)).toContain('The second question');
    await answer({ second: 'two, better' });
    // Slack shows three views at most: the fourth takes the place of the third.
    await answer({ third: 'three' });
    expect(stack()).toHaveLength(3);
    expect(JSON.stringify(top().view)).toContain('The fourth question');
    expect(top().view['submit']).toMatchObject({ text: 'Send it off' });
    expect(effects).toEqual([]);

    const sent = await answer({ fourth: 'four' });
    expect(sent).toMatchObject({ ok: true, body: { response_action: 'clear' } });
    expect(stack()).toEqual([]);
    expect(effects).toEqual([{ first: 'one', second: 'two, better', third: 'three', fourth: 'four' }]);
    // Sent once more by an impatient network: the same answer and no second effect.
    expect(await slack().repeat()).toMatchObject({ ok: true, body: { response_action: 'clear' } });
    expect(effects).toHaveLength(1);
    await desk.settled();
    expect(showing(slack().messages('#neglect', CHAIR_ON_SLACK), 'Survey sent').onlyYou).toBe(true);
  });

  it('stops at a screen with something wrong on it, beside its field', async () => {
    await start();
    const wrong = await answer({ first: 'wrong' });
    expect(wrong).toMatchObject({ ok: false, errors: { first: 'That is wrong.' } });
    expect(stack()).toHaveLength(1);
    const refused = await answer({ first: 'Ring 07700 900123' });
    expect(refused.errors?.['first']).toContain('phone number');
    await slack().close(CHAIR_ON_SLACK, top().id, true);
  });

  it('goes back to the screen that turns out wrong at the end, with everything else still known', async () => {
    await start();
    await answer({ first: 'one' });
    await answer({ second: 'two' });
    await answer({ third: 'three' });
    await answer({ fourth: 'second was wrong' });
    expect(JSON.stringify(top().view)).toContain('The second question');
    expect(filledIn(top().view)).toEqual({ second: 'two' });
    await answer({ second: 'two again' });
    expect(filledIn(top().view)).toEqual({ third: 'three' });
    await answer({});
    await answer({ fourth: 'four' });
    expect(effects.at(-1)).toEqual({ first: 'one', second: 'two again', third: 'three', fourth: 'four' });
  });

  it('takes no answers for screens that were never asked: a forged step changes nothing of the rest', async () => {
    const before = effects.length;
    await start();
    const { form, token } = JSON.parse(String(top().view['private_metadata'])) as {
      form: string;
      token: string;
    };
    const { teamId } = slack().identity;
    const chair = stableId('U', 'clementine.owusu@actionforchildren.example');
    const payload = {
      type: 'view_submission',
      team: { id: teamId },
      user: { id: chair, team_id: teamId },
      view: {
        id: 'VFORGED',
        type: 'modal',
        callback_id: 'survey',
        private_metadata: JSON.stringify({ form, token, step: 9 }),
        blocks: [],
        state: { values: {} },
      },
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    expect((await slack().deliverRaw(body, {}, 'application/x-www-form-urlencoded')).status).toBe(200);
    expect(effects).toHaveLength(before);
  });
});
