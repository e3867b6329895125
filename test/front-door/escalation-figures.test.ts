import { describe, expect, it } from 'vitest';
import { closedAt, keep, skipTo, reach, readBy } from '../support/escalations.ts';
import { buttonsOf, showing, wordsOf } from '../support/screens.ts';
import { useTown } from '../support/town.ts';
import { until } from '../support/until.ts';

const UNIT = 'Zainab Cresswell';
const SCRUTINEER = 'Chidinma Rosewarne';
const WORKER = 'Jory Whitmarsh';
const NAMES = 'BCDFGHJKLMNP';

/** Eight from the hubs and one from probation in October; ten open in November. */
const OCTOBER = [...NAMES.slice(0, 8)].map((letter) =>
  closedAt(
    reach(1, '2026-10-05T10:00', {
      id: `ESC-2610-QQQ${letter}`,
      raising: 'family-hubs',
      openedBy: 'mairead-osullivan-bright',
      theme: 'drift',
    }),
    '2026-10-06T10:00',
  ),
);
const PROBATION = closedAt(
  reach(1, '2026-10-07T10:00', {
    id: 'ESC-2610-RRRR',
    raising: 'probation-service',
    openedBy: 'isolde-kariuki',
    theme: 'information-sharing',
  }),
  '2026-10-08T10:00',
);
const NOVEMBER = [...NAMES.slice(0, 10)].map((letter, at) =>
  reach(at < 7 ? 1 : 3, at === 0 ? '2026-11-24T10:00' : '2026-11-27T10:00', { id: `ESC-2611-SSS${letter}` }),
);

describe('the board, the figures and the report', () => {
  const town = useTown('2026-11-30T08:00:00Z');
  const ask = async (person: string, line: string, ...words: string[]) => {
    const { slack } = town().simulator;
    const [name = '', ...rest] = line.split(' ');
    await slack.command(person, 'direct', `/${name}`, rest.join(' '));
    await town().settled();
    return showing(slack.dmMessages(person), ...words);
  };

  it('the business unit sees everything open, over its limit first, page by page; nobody else does', async () => {
    await keep(town(), ...OCTOBER, PROBATION, ...NOVEMBER);
    await town().bot.schedules.tick();
    const first = await ask(UNIT, 'escalate board', 'Case resolution: the board');
    const words = wordsOf(first);
    expect(words).toContain('10 open, 1 over its limit.');
    expect(words.indexOf('Over the limit')).toBeLessThan(
      words.indexOf('Stage 1: Practitioner to practitioner'),
    );
    expect(words).toContain(
      'ESC-2611-SSSB · stage 1 · over its limit by 2 working days · open for 4 working days',
    );
    expect(words).toContain('Waiting for somebody at Children');
    expect(words).toContain('Nobody is on record as senior lead');
    expect(words).toContain('Page 1 of 2.');
    expect(buttonsOf(first).filter((label) => label === 'Open')).toHaveLength(8);
    await town().simulator.slack.press(UNIT, 'direct', first.id, { label: 'Next page' });
    await town().settled();
    const second = await until(
      town().simulator,
      () => readBy(town(), UNIT, 'Page 2 of 2.')[0],
      'the second page',
    );
    expect(buttonsOf(second).filter((label) => label === 'Open')).toHaveLength(2);
    expect(buttonsOf(second)).not.toContain('Next page');
    for (const person of [WORKER, SCRUTINEER])
      await ask(person, 'escalate board', 'Your role does not include');
  });

  it('figures are raw for the business unit and hidden for a scrutineer, who may not choose days', async () => {
    const raw = wordsOf(await ask(UNIT, 'escalate figures last month', 'Case resolution, October 2026'));
    expect(raw).toMatch(/Opened\W+9\b/);
    expect(raw).toMatch(/Information sharing\W+1\b/);
    expect(raw).toContain('For the business unit only');
    const hidden = wordsOf(
      await ask(SCRUTINEER, 'escalate figures last month', 'Case resolution, October 2026'),
    );
    expect(hidden).toMatch(/Opened\W+9\b/);
    expect(hidden).toMatch(/Information sharing\W+(&lt;|<)5/);
    expect(hidden).toMatch(/Drift or delay\W+5 or more/);
    expect(hidden).not.toContain('ESC-');
    await ask(UNIT, 'escalate figures from 5 Oct 2026 to 6 Oct 2026', '5 October 2026 to 6 October 2026');
    await ask(SCRUTINEER, 'escalate figures from 5 Oct 2026 to 6 Oct 2026', 'Please choose a whole month');
    await ask(WORKER, 'escalate figures', 'Your role does not include');
  });

  it('the report is text with small numbers hidden, for the business unit too', async () => {
    const text = wordsOf(await ask(UNIT, 'report escalations quarter', 'October to December 2026, so far'));
    expect(text).toContain('Opened: 19; Closed: 9; Still open: 10');
    expect(text).toContain('Information sharing: fewer than 5');
    expect(text).toContain('Drift or delay: 5 or more');
    await ask(SCRUTINEER, 'report', '/report escalations');
    await ask(WORKER, 'report escalations', 'Your role does not include');
  });

  it('chairs get what their group is due: each month, every two months, each quarter, each year', async () => {
    const periods = (person: string) =>
      readBy(town(), person, 'Case resolution, ').map(
        (message) => /Case resolution, ([\w ]+)/.exec(wordsOf(message))?.[1],
      );
    const [mash, mapqag, board, lsp] = [
      'Ngozi Trevanion',
      'Dominic Oyelaran',
      'Anjali Wedlake',
      'Rosalind Achebe',
    ];
    for (const day of ['2026-12-01', '2027-01-04', '2027-02-01', '2027-03-01', '2027-04-01'])
      await skipTo(town(), `${day}T${day < '2027-03-28' ? '09' : '08'}:15:10Z`);
    expect(periods(mash ?? '')).toEqual([
      'November 2026',
      'December 2026',
      'January 2027',
      'February 2027',
      'March 2027',
    ]);
    expect(periods(mapqag ?? '')).toEqual(['November to December 2026', 'January to February 2027']);
    expect(periods(board ?? '')).toEqual(['October to December 2026', 'January to March 2027']);
    expect(periods(lsp ?? '')).toEqual(['April 2026 to March 2027']);
    const quarter = readBy(town(), board ?? '', 'October to December 2026')[0];
    const words = quarter ? wordsOf(quarter) : '';
    expect(words).toContain('For PSCP Board. The whole period.');
    expect(words).toMatch(/Information sharing\W+(&lt;|<)5/);
    expect(words).not.toContain('ESC-');
  });
});
