import { expect, it } from 'vitest';
import { answerQuestion } from '../../../src/domain/review/findings.ts';
import { at, opened } from '../../domain/review/build.ts';
import { skipTo } from '../../support/escalations.ts';
import { filledIn, showing, wordsOf } from '../../support/screens.ts';
import type { Town } from '../../support/town.ts';
import type { UnitDesk } from '../../support/unit-desk.ts';

const UNIT = 'Hamish Oduya';

/** Reviews that are no rapid review, in the town of the one that is. */
export function auditsAndTheOthers(town: () => Town, { unitReads, press, send, type }: UnitDesk): void {
  const reviews = () => town().store.read((view) => view.all('reviews'));

  it('F39 an audit that can be repeated is repeated with the same questions and compared; a reworded question is refused', async () => {
    const { teams } = town().simulator;
    const agencies = ['devon-cornwall-police'];
    const first = answerQuestion(
      opened('audit', '2026-04-01', { id: 'REV-2604-D3FT', agencies, theme: 'neglect' }),
      'Q1',
      'hamish-oduya',
      { percent: 62 },
      at('2026-06-01'),
    );
    await town().store.transact((tx) => tx.put('reviews', first));
    await skipTo(town(), '2027-02-01T09:20:30Z');
    await press('Start the repeat', 'It can be repeated now, with the same questions', 'REV-2604-D3FT');
    expect(filledIn(teams.dialog(UNIT))).toMatchObject({
      topic: first.topic,
      questions: first.questions.map(({ text }) => text).join('\n'),
      agencies: 'devon-cornwall-police',
    });
    await send('Open it', {});
    const again = (await reviews()).find(({ repeats }) => repeats === first.id) ?? fail();
    await town().store.transact((tx) =>
      tx.put('reviews', answerQuestion(again, 'Q1', 'hamish-oduya', { percent: 81 }, at('2027-02-01'))),
    );
    await type(`/review compare ${again.id}`);
    expect(wordsOf(unitReads('What is different now'))).toContain('62% before, 81% now: up by 19 points');
    await type(`/review more ${again.id}`);
    await press('Change its questions', `What you can do with ${again.id}`);
    const [, ...others] = again.questions.map(({ text }) => text);
    await send('Save', { questions: ['Had all relevant staff had training?', ...others].join('\n') });
    await type(`/review compare ${again.id}`);
    const refused = wordsOf(unitReads('are not compared'));
    expect(refused).toContain('Question 1 reads differently, so a change may be a change of the question.');
    expect(refused).not.toContain('81%');
    await type('/review lanes');
    expect(wordsOf(unitReads('Reviews side by side'))).toContain(`Multi-agency audit ${again.id}`);
  });

  it('every kind opens with the words of its own plan, and whoever runs one can do all that its card offers', async () => {
    const kinds = [
      'Practice review',
      'Learning from experience review',
      'Section 11 audit',
      'Independent scrutiny of a theme',
      'Inspection',
    ];
    for (const kind of kinds) {
      await type('/review open');
      await press(kind, 'What is to be opened?');
      const whose = kind === 'Inspection' ? { inspectorate: 'Area SEND' } : {};
      await send('Open it', { topic: `Online harm: ${kind}`, ...whose });
      expect((await reviews()).map(({ topic }) => topic)).toContain(`Online harm: ${kind}`);
    }
    const learning = (await reviews()).find(({ kind }) => kind === 'learning-from-experience') ?? fail();
    const { id } = learning;
    const now = async () => (await reviews()).find((each) => each.id === id) ?? fail();
    const offered = async (list: string, label: string, filled: Record<string, string>) => {
      await type(`/review ${list} ${id}`);
      await press(label, list === 'more' ? `What you can do with ${id}` : ` of ${id}`, label);
      await send(
        label === 'Close it' ? 'Close it' : label === 'Ask more agencies' ? 'Ask them' : 'Save',
        filled,
      );
    };
    await offered('more', 'Write its questions', { questions: 'Was the family heard?\nDid agencies share?' });
    await offered('more', 'Answer its questions', { p1: '40', q2: 'Late' });
    await offered('more', 'Ask more agencies', { agencies: 'barnardos' });
    await offered('done', 'Done: scope', {});
    await offered('done', 'Done: asked', {});
    await offered('done', 'Move its day', { on: '2027-03-31', text: 'No room before' });
    await offered('done', 'Leave it out', { text: 'Done with the audit' });
    await offered('more', 'Add a finding', { text: 'Chronologies begin too late' });
    await offered('findings', 'No action', { text: 'Part of the neglect plan' });
    await offered('more', 'Hand it over', { lead: 'beatrix-olver' });
    expect(await now()).toMatchObject({
      lead: 'beatrix-olver',
      questions: [{ answer: { percent: 40 } }, { answer: { text: 'Late' } }],
      findings: [{ dropped: { why: 'Part of the neglect plan' } }],
    });
    expect((await now()).returns.map(({ state }) => state)).toEqual(['asked', 'asked', 'asked', 'asked']);
    await type(`/review close ${id}`);
    expect(wordsOf(unitReads('Until this is done it can only be stopped'))).toContain(
      '4 returns are still owed.',
    );
    await offered('more', 'Close it', { outcome: 'stopped', text: 'Joined with the national review' });
    const closed = await now();
    expect(closed).toMatchObject({ state: 'closed', outcome: { kind: 'stopped' } });
    // Of closed ones the latest is the one that is looked for.
    const { outcome } = closed;
    if (!outcome) throw new Error('it has no outcome');
    const older = { ...closed, id: 'REV-2511-ZZZZ', outcome: { ...outcome, at: '2025-11-03T10:00:00.000Z' } };
    await town().store.transact((tx) => tx.put('reviews', older));
    await type('/review list closed');
    const list = wordsOf(unitReads('closed last first'));
    expect(list.indexOf(older.id)).toBeGreaterThan(list.indexOf(closed.id));
  });

  it('settings are pasted as a list, each to its own lead; what is not understood is told by its line', async () => {
    const { slack } = town().simulator;
    await type('/review open');
    await press('S175/157 audit of education', 'What is to be opened?');
    await send('Open it', { topic: 'Safeguarding in education' });
    const { id } = (await reviews()).find(({ kind }) => kind === 's175') ?? fail();
    await type(`/review more ${id}`);
    await press('Add settings from a list', `What you can do with ${id}`);
    const list = [
      'Oakmoor Mock School; special schools; linnet.chowdhury@special.example',
      'Elmfield Mock School; primaries',
    ];
    await town().simulator.teams.submitDialog(UNIT, 'Add them', {
      settings: [...list, 'Nowhere; circus'].join('\n'),
    });
    expect(JSON.stringify(town().simulator.teams.dialog(UNIT))).toContain('Line 3: its kind is not one');
    await send('Add them', { settings: list.join('\n') });
    for (const step of ['questions', 'opened']) {
      await type(`/review done ${id}`);
      await press(`Done: ${step}`, `Steps of ${id}`, `Done: ${step}`);
      await send('Save', {});
    }
    showing(slack.dmMessages('Linnet Chowdhury'), id, 'Oakmoor Mock School: due');
    await type(`/review returns ${id}`);
    const returns = wordsOf(unitReads(`Returns for ${id}`));
    expect(returns).toContain('Special schools 0 of 1');
    expect(returns).toContain('Nobody is on record for Elmfield Mock School.');
  });
}

function fail(): never {
  throw new Error('It is not there');
}
