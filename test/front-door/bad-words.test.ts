import { describe, expect, it } from 'vitest';
import { commandFields, FORM_TYPE } from '../support/forged.ts';
import { showing, wordsOf } from '../support/screens.ts';
import { CHAIR_ON_SLACK, CHAIR_ON_TEAMS, STRANGER, useTown, WORKER_ON_SLACK } from '../support/town.ts';
import { until } from '../support/until.ts';

const OWNER = `@${WORKER_ON_SLACK}`;
/** Stands in every line, so that it can be looked for where it must not be. */
const MARK = 'quincejam';

interface Case {
  readonly what: string;
  readonly line: string;
  readonly told: string;
  /** The rest of the line is kept for the form that is offered, for two days and for its author alone. */
  readonly offersForm?: true;
}

const CASES: readonly Case[] = [
  {
    what: 'a right-to-left override',
    line: `action assign ${OWNER} "${MARK} \u202egnp.exe" by 12 Dec measure "Done"`,
    told: 'hidden characters',
  },
  {
    what: 'a zero-width space',
    line: `action assign ${OWNER} "${MARK} is\u200b here" by 12 Dec measure "Done"`,
    told: 'hidden characters',
  },
  {
    what: 'a hidden character where no text is expected',
    line: `partnership group neg\u202electtrap ${MARK}`,
    told: 'hidden characters',
  },
  {
    what: '@channel',
    line: `action assign ${OWNER} "@channel ${MARK}" by 12 Dec measure "Done"`,
    told: 'calls a whole channel',
  },
  {
    what: '<!channel>',
    line: `action assign ${OWNER} "${MARK} <!channel>" by 12 Dec measure "Done"`,
    told: 'calls a whole channel',
  },
  {
    what: '<at>',
    line: `action assign ${OWNER} "${MARK} <at>Everyone</at>" by 12 Dec measure "Done"`,
    told: 'chat markup',
  },
  {
    what: 'an NHS number',
    line: `action assign ${OWNER} "${MARK} about 999 000 0018" by 12 Dec measure "Done"`,
    told: 'NHS number',
    offersForm: true,
  },
  {
    what: 'a phone number',
    line: `action assign ${OWNER} "${MARK} call 07700 900123" by 12 Dec measure "Done"`,
    told: 'phone number',
    offersForm: true,
  },
  {
    what: 'a postcode',
    line: `action assign ${OWNER} "${MARK} near PL0 1AB" by 12 Dec measure "Done"`,
    told: 'full postcode',
    offersForm: true,
  },
  { what: 'an unknown command', line: `frobnicate ${MARK} now`, told: 'I do not know' },
  { what: 'an unknown verb', line: `action explode ${MARK}`, told: '/action' },
  {
    what: 'an unknown person',
    line: `action assign @Nobody Special "${MARK}" by 12 Dec measure "Done"`,
    told: 'I could not read all of that',
    offersForm: true,
  },
  {
    what: 'somebody outside the partnership',
    line: `action assign @${STRANGER} "${MARK}" by 12 Dec measure "Done"`,
    told: 'I could not read all of that',
    offersForm: true,
  },
  {
    what: 'a day that has passed',
    line: `action assign ${OWNER} "${MARK}" by 3 March 2020 measure "Done"`,
    told: 'already passed',
    offersForm: true,
  },
  {
    what: '31 February',
    line: `action assign ${OWNER} "${MARK}" by 31 February measure "Done"`,
    told: '31 February does not exist',
    offersForm: true,
  },
  {
    what: 'a reference that is none',
    line: `action done ACT-12-QQ ${MARK}`,
    told: 'is not a whole reference',
  },
];

describe('words the bot cannot take', () => {
  const town = useTown();
  const kept = () => town().records('audit', 'deliveries', 'outbox', 'accounts', 'conversations');

  async function unharmed(
    before: Readonly<Record<string, readonly unknown[]>>,
    offersForm: boolean,
  ): Promise<void> {
    const { simulator, settled, records, logged } = town();
    const after = await kept();
    if (offersForm) expect({ ...after, drafts: [] }).toEqual({ ...before, drafts: [] });
    else expect(after).toEqual(before);
    const { drafts, members, ...rest } = await records();
    expect(
      drafts?.every((draft) => /"member":"(clementine-owusu|dominic-oyelaran)"/.test(JSON.stringify(draft))),
    ).toBe(true);
    expect(members).toHaveLength(town().members.length);
    // Neither what was typed nor who did it by name is left in what was sent, the audit trail or the log.
    for (const word of [MARK, 'gnp', 'Everyone', '07700 9', 'Owusu', 'Oyelaran', STRANGER, '.example'])
      expect(JSON.stringify([rest, logged])).not.toContain(word);
    // The next command works.
    await simulator.slack.say(CHAIR_ON_SLACK, '#neglect', '/mywork');
    await settled();
    showing(simulator.slack.messages('#neglect', CHAIR_ON_SLACK).slice(-1), 'My work');
  }

  it.each(CASES)('Slack slash and mention: $what', async ({ line, told, offersForm }) => {
    const { simulator, settled } = town();
    const { slack } = simulator;
    const before = await kept();
    expect(await slack.say(CHAIR_ON_SLACK, '#neglect', `/${line}`)).toMatchObject({ ok: true });
    const word = slack.messages('#neglect', CHAIR_ON_SLACK).at(-1);
    expect(word).toMatchObject({ onlyYou: true, from: { bot: true } });
    expect(word && wordsOf(word)).toContain(told);
    await slack.mention(CHAIR_ON_SLACK, '#neglect', line);
    await settled();
    expect(wordsOf(showing(slack.messages('#neglect', CHAIR_ON_SLACK).slice(-1), told))).not.toContain(
      'Something went wrong',
    );
    await unharmed(before, offersForm ?? false);
  });

  it.each(CASES)('Teams slash and one to one: $what', async ({ line, told, offersForm }) => {
    const { simulator, settled } = town();
    const { teams } = simulator;
    const before = await kept();
    expect(await teams.say(CHAIR_ON_TEAMS, 'General', `/${line}`)).toMatchObject({ ok: true });
    await settled();
    const word = teams.messages('General', CHAIR_ON_TEAMS).at(-1);
    expect(word).toMatchObject({ onlyYou: true, from: { bot: true } });
    expect(word && wordsOf(word)).toContain(told);
    await teams.dm(CHAIR_ON_TEAMS, line);
    await settled();
    expect(wordsOf(showing(teams.dmMessages(CHAIR_ON_TEAMS).slice(-1), told))).not.toContain(
      'Something went wrong',
    );
    await unharmed(before, offersForm ?? false);
  });

  it.each([
    ['words', `${MARK} `],
    ['quotation marks', '"'],
    ['mentions', '<@U0SOMEBODY> '],
    ['digits', '9'],
    ['dates', '12 Dec '],
    ['blanks', ' '],
    ['letters without a blank', 'q'],
  ])('hundreds of kilobytes of %s are answered in time, on both platforms', async (_what, unit) => {
    const { simulator, settled } = town();
    const { slack, teams } = simulator;
    const before = await kept();
    const fields = commandFields(
      town(),
      CHAIR_ON_SLACK,
      '#neglect',
      `/action assign ${unit.repeat(Math.ceil(300_000 / unit.length))}`,
    );
    const answer = await slack.deliverRaw(new URLSearchParams(fields).toString(), {}, FORM_TYPE);
    expect(answer).toMatchObject({ ok: true, status: 200 });
    // Teams sends what was typed twice, once as HTML.
    const typed = unit.repeat(Math.ceil(120_000 / unit.length));
    expect(await teams.dm(CHAIR_ON_TEAMS, `action assign ${typed}`)).toMatchObject({ ok: true });
    await settled();
    expect(teams.dmMessages(CHAIR_ON_TEAMS).at(-1)?.from.bot).toBe(true);
    await unharmed(before, true);
    expect(JSON.stringify(await town().records()).length).toBeLessThan(2_000_000);
  });

  it('a person mentioned over and over, or hundreds of different ones, are a few questions to the platform', async () => {
    const { slack } = town().simulator;
    const asked = () => slack.callsTo('users.info').length;
    const before = asked();
    for (const mentions of [
      Array<string>(200).fill('<@U0NOBODY>'),
      Array.from({ length: 200 }, (_each, at) => `<@U0NO${at}>`),
    ]) {
      const fields = {
        ...commandFields(town(), CHAIR_ON_SLACK, '#neglect', '/action'),
        text: `assign ${mentions.join(' ')}`,
      };
      expect((await slack.deliverRaw(new URLSearchParams(fields).toString(), {}, FORM_TYPE)).status).toBe(
        200,
      );
    }
    await town().settled();
    expect(asked() - before).toBeLessThan(25);
    expect(asked() - before).toBeGreaterThan(0);
  });

  it('a form takes none of them either: the word stands beside the field', async () => {
    const { simulator } = town();
    const { slack } = simulator;
    for (const { id } of slack.modals(CHAIR_ON_SLACK)) await slack.close(CHAIR_ON_SLACK, id);
    await slack.say(CHAIR_ON_SLACK, '#neglect', `/action assign ${OWNER} by 12 Dec`);
    const modal = await until(simulator, () => slack.modals(CHAIR_ON_SLACK)[0], 'the form');
    const before = await kept();
    for (const [title, told] of [
      [`${MARK} <!channel>`, 'calls a whole channel'],
      [`${MARK}\u200b`, 'hidden characters'],
      [`${MARK} 999 000 0018`, 'NHS number'],
    ] as const) {
      const { errors } = await slack.submit(CHAIR_ON_SLACK, modal.id, { title, measure: 'Done' });
      expect(errors?.['title']).toContain(told);
    }
    expect(
      await slack.submit(CHAIR_ON_SLACK, modal.id, { title: MARK, measure: 'x'.repeat(301) }),
    ).toMatchObject({ ok: false });
    // What was right of it waits in the draft, in case the form has to be opened again.
    await unharmed(before, true);
    const drafts = JSON.stringify(await town().store.read((view) => view.all('drafts')));
    for (const word of ['!channel', '999 000', '\u200b']) expect(drafts).not.toContain(word);
  });
});
